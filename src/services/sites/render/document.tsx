import { messagesFor } from '../sections/types/base/messages';
import { Body } from './frame';
import { Head } from './head';
import { directionOf } from './locale';
import { renderMarkup } from './markup';
import { type PageSection, pagePath, type SeoFields, type SiteFrame, type SitePage } from './page';
import { Sections, typesOf } from './section-view';

export interface SiteDocument extends SiteFrame {
  page: SitePage;
  sections: PageSection[];
  seo: SeoFields | null;
  /** Where contact forms post to; without it they show the contact details alone. */
  formAction?: string;
  /** The address of the site's feed, when it has dated pages. */
  feedUrl?: string;
  /** Shows a draft to its editor: notices where something is missing, nothing for search engines. */
  preview?: boolean;
}

/**
 * A page of a site as a complete HTML document without any script.
 * @param document - the site, the page and its sections as stored; branding.customCss as sanitizeCss returned it
 */
export async function renderSiteDocument(document: SiteDocument): Promise<string> {
  const {
    site,
    page,
    sections,
    seo,
    branding,
    navigation,
    assets,
    formAction = null,
    feedUrl,
    preview = false,
  } = document;
  const frame = { site, branding, navigation, assets };
  const dir = directionOf(site.locale);
  const ctx = { assets, basePath: site.basePath, formAction, messages: messagesFor(site.locale), preview };
  const html = await renderMarkup(
    <html lang={site.locale} dir={dir}>
      <Head
        {...frame}
        page={page}
        seo={seo}
        types={typesOf(sections)}
        feedUrl={feedUrl}
        rtl={dir === 'rtl'}
        hidden={preview}
      />
      <Body {...frame} path={pagePath(site, page.slug)} preview={preview}>
        <Sections sections={sections} title={page.title} ctx={ctx} />
      </Body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

/** The document for a path that no page answers; the caller sends it with status 404. */
export async function renderNotFound(frame: SiteFrame): Promise<string> {
  const { site } = frame;
  const messages = messagesFor(site.locale);
  const dir = directionOf(site.locale);
  const html = await renderMarkup(
    <html lang={site.locale} dir={dir}>
      <Head
        {...frame}
        page={{ title: messages.notFoundTitle, slug: '404' }}
        seo={null}
        types={[]}
        rtl={dir === 'rtl'}
        hidden
      />
      <Body {...frame} path="" preview={false}>
        <section className="section spacious surface-default align-center">
          <div className="wrap">
            <div className="intro">
              <p className="eyebrow">404</p>
              <h1 className="title">{messages.notFoundTitle}</h1>
              <p className="lead">{messages.notFoundText}</p>
              <p className="buttons">
                <a className="button primary" href={pagePath(site, '')}>
                  {messages.backHome}
                </a>
              </p>
            </div>
          </div>
        </section>
      </Body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
