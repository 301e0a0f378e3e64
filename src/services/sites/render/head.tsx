// biome-ignore-all lint/style/noHeadElement: these are whole documents, not pages of the router
import type { SectionType } from '../sections/types';
import { isSafeUrl } from '../sections/types/base/sanitize';
import { type BrandingStyle, brandingCss, surfaces } from './branding';
import { styleText } from './custom-css';
import { fontPreloads } from './fonts';
import { absoluteUrl, pagePath, type SeoFields, type SiteFrame, type SitePage } from './page';
import { siteCss } from './styles';

interface HeadProps extends SiteFrame {
  page: SitePage;
  seo: SeoFields | null;
  rtl: boolean;
  /** The types of section on the page, whose style rules it needs. */
  types: readonly SectionType[];
  /** The address of the site's feed, when it has dated pages. */
  feedUrl?: string;
  /** Whether search engines are kept away, whatever the page's metadata says. */
  hidden: boolean;
}

/** JSON that can stand in a script element: no text in it can close the element or open a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e')
    .replace(/&/g, '\\u0026')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

function documentTitle(page: SitePage, seo: SeoFields | null, branding: BrandingStyle): string {
  if (seo?.title) return seo.title;
  if (page.slug === '')
    return branding.tagline ? `${branding.siteName}: ${branding.tagline}` : branding.siteName;
  return `${page.title} · ${branding.siteName}`;
}

function Social({
  site,
  page,
  seo,
  branding,
  assets,
  title,
  url,
}: HeadProps & { title: string; url: string }) {
  const image = seo?.ogImageAssetId ? assets[seo.ogImageAssetId] : undefined;
  const description = seo?.ogDescription || seo?.description;
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={branding.siteName} />
      <meta property="og:title" content={seo?.ogTitle || seo?.title || page.title || title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={url} />
      <meta property="og:locale" content={site.locale.replace('-', '_')} />
      {image && <meta property="og:image" content={absoluteUrl(site, image.url)} />}
      {image?.width && <meta property="og:image:width" content={String(image.width)} />}
      {image?.height && <meta property="og:image:height" content={String(image.height)} />}
      <meta name="twitter:card" content={seo?.twitterCard || 'summary_large_image'} />
    </>
  );
}

function structuredData({ seo, branding, site, page }: HeadProps): unknown {
  if (seo?.jsonLd) return seo.jsonLd;
  if (page.slug !== '') return null;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: branding.siteName,
    url: absoluteUrl(site, pagePath(site, '')),
  };
}

function Styles({ branding, rtl, types }: Pick<HeadProps, 'branding' | 'rtl' | 'types'>) {
  const css = [siteCss(types), brandingCss(branding, rtl), branding.customCss].filter(Boolean).join('\n');
  return (
    <>
      {fontPreloads([branding.headingFont, branding.bodyFont], rtl).map((url) => (
        <link key={url} rel="preload" as="font" type="font/woff2" href={url} crossOrigin="anonymous" />
      ))}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a style element takes text; styleText keeps it from closing */}
      <style dangerouslySetInnerHTML={{ __html: styleText(css) }} />
    </>
  );
}

/** The head of a page: title, metadata, structured data, fonts, styles. */
export function Head(props: HeadProps) {
  const { site, page, seo, branding, assets, hidden } = props;
  const title = documentTitle(page, seo, branding);
  const canonical =
    seo?.canonicalUrl && isSafeUrl(seo.canonicalUrl) ? seo.canonicalUrl : pagePath(site, page.slug);
  const url = absoluteUrl(site, canonical);
  const favicon = branding.faviconAssetId ? assets[branding.faviconAssetId] : undefined;
  const data = structuredData(props);
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{title}</title>
      {seo?.description && <meta name="description" content={seo.description} />}
      <meta name="robots" content={hidden ? 'noindex,nofollow' : seo?.robots || 'index,follow'} />
      {!hidden && <link rel="canonical" href={url} />}
      <ThemeColor branding={branding} />
      {favicon && <link rel="icon" href={favicon.url} />}
      {props.feedUrl && (
        <link rel="alternate" type="application/rss+xml" title={branding.siteName} href={props.feedUrl} />
      )}
      <Social {...props} title={title} url={url} />
      <Styles branding={branding} rtl={props.rtl} types={props.types} />
      {data !== null && data !== undefined && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: scriptJson escapes what could close the element
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />
      )}
    </head>
  );
}

function ThemeColor({ branding }: { branding: BrandingStyle }) {
  if (branding.colorScheme !== 'auto')
    return <meta name="theme-color" content={surfaces(branding, branding.colorScheme).default.bg} />;
  return (
    <>
      <meta
        name="theme-color"
        media="(prefers-color-scheme:light)"
        content={surfaces(branding, 'light').default.bg}
      />
      <meta
        name="theme-color"
        media="(prefers-color-scheme:dark)"
        content={surfaces(branding, 'dark').default.bg}
      />
    </>
  );
}
