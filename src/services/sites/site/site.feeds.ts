import { PageContent, sitePath } from '../pages/pages.content';
import { absoluteUrl, pagePath, renderRobots, renderRss, renderSitemap, type Site } from '../render';
import type { Reader } from './site.assets';
import { siteBranding } from './site.frame';

const MAX_ITEMS = 50;

interface LivePage {
  url: string;
  isHome: boolean;
  publishedAt: Date;
  content: PageContent;
}

/** The published pages that search engines may show, newest first. */
async function livePages({ db }: Reader, site: Site): Promise<LivePage[]> {
  const rows = await db.page.findMany({
    where: { status: 'published', deletedAt: null },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    include: { publishedVersion: true },
  });
  return rows.flatMap(({ publishedVersion, publishedAt, slug, isHome }) => {
    if (!publishedVersion || !publishedAt) return [];
    const content = PageContent.parse(publishedVersion.snapshot);
    if (content.seo?.robots.startsWith('noindex')) return [];
    const url = absoluteUrl(site, pagePath(site, sitePath({ slug, isHome })));
    return [{ url, isHome, publishedAt, content }];
  });
}

/** The site's sitemap. */
export async function siteSitemap(reader: Reader, site: Site): Promise<string> {
  const pages = await livePages(reader, site);
  return renderSitemap(pages.map(({ url, publishedAt }) => ({ url, updatedAt: publishedAt })));
}

/** The site's newest pages as RSS. The home page is no news. */
export async function siteFeed(reader: Reader, site: Site): Promise<string> {
  const pages = (await livePages(reader, site)).filter(({ isHome }) => !isHome).slice(0, MAX_ITEMS);
  const { siteName, tagline } = await siteBranding(reader);
  return renderRss({
    title: siteName,
    description: tagline ?? siteName,
    siteUrl: absoluteUrl(site, pagePath(site, '')),
    feedUrl: absoluteUrl(site, `${site.basePath}/rss.xml`),
    locale: site.locale,
    items: pages.map(({ url, publishedAt, content: { page, seo } }) => ({
      title: seo?.title ?? page.title,
      url,
      description: seo?.description ?? '',
      publishedAt,
    })),
  });
}

/** What crawlers may read of the site: everything that is published. */
export function siteRobots(site: Site): string {
  return renderRobots({ sitemapUrl: absoluteUrl(site, `${site.basePath}/sitemap.xml`), index: true });
}
