const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const notInXml = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/** Text for an XML element or attribute; what XML 1.0 cannot hold is dropped. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(notInXml, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

export interface SitemapEntry {
  /** Absolute. */
  url: string;
  updatedAt?: Date;
}

/** The sitemap of a site (sitemaps.org 0.9). At most 50,000 pages belong into one. */
export function renderSitemap(entries: SitemapEntry[]): string {
  const urls = entries.map(({ url, updatedAt }) => {
    const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : '';
    return `<url><loc>${xml(url)}</loc>${changed}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}

/**
 * What crawlers may read.
 * @param robots - the absolute address of the sitemap; whether the site may be indexed at all; paths to leave out
 */
export function renderRobots({
  sitemapUrl,
  index,
  disallow = [],
}: {
  sitemapUrl: string;
  index: boolean;
  disallow?: string[];
}): string {
  // A line break would let one value write the next rule.
  const line = (text: string) => text.replace(/[\r\n]+/g, '');
  const rules = index ? disallow.map((path) => `Disallow: ${line(path)}`) : ['Disallow: /'];
  const lines = ['User-agent: *', ...(rules.length > 0 ? rules : ['Disallow:'])];
  return `${[...lines, ...(index ? [`Sitemap: ${line(sitemapUrl)}`] : [])].join('\n')}\n`;
}

export interface FeedItem {
  title: string;
  /** Absolute; also the item's lasting name. */
  url: string;
  description: string;
  publishedAt: Date;
}

export interface Feed {
  title: string;
  description: string;
  /** The site's home page. */
  siteUrl: string;
  /** The feed's own address. */
  feedUrl: string;
  locale: string;
  items: FeedItem[];
}

/** An RSS 2.0 feed of dated pages, newest first. */
export function renderRss({ title, description, siteUrl, feedUrl, locale, items }: Feed): string {
  const newestFirst = [...items].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const entries = newestFirst.map(
    (item) =>
      `<item><title>${xml(item.title)}</title><link>${xml(item.url)}</link><guid isPermaLink="true">${xml(item.url)}</guid>` +
      `<description>${xml(item.description)}</description><pubDate>${item.publishedAt.toUTCString()}</pubDate></item>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>` +
    `<title>${xml(title)}</title><link>${xml(siteUrl)}</link><description>${xml(description)}</description><language>${xml(locale)}</language>` +
    `<atom:link href="${xml(feedUrl)}" rel="self" type="application/rss+xml"/>\n${entries.join('\n')}\n</channel></rss>\n`
  );
}
