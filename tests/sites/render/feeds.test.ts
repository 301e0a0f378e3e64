/** @jest-environment jest-fixed-jsdom */
import { renderRobots, renderRss, renderSitemap } from '@/services/sites/render';

const hostile = '</loc><x>&"\'<![CDATA[ \u0000';
const readable = '</loc><x>&"\'<![CDATA[ ';

/** Reads XML strictly: a browser answers a mistake with a parsererror element. */
function readXml(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

const texts = (document: Document, name: string) =>
  [...document.getElementsByTagName(name)].map((element) => element.textContent);

test('a sitemap lists pages with the day they changed', () => {
  const sitemap = readXml(
    renderSitemap([
      { url: 'https://a.example/', updatedAt: new Date('2026-11-20T10:00:00Z') },
      { url: `https://a.example/${hostile}` },
    ]),
  );
  expect(texts(sitemap, 'loc')).toEqual(['https://a.example/', `https://a.example/${readable}`]);
  expect(texts(sitemap, 'lastmod')).toEqual(['2026-11-20T10:00:00.000Z']);
});

test('robots names the sitemap, or keeps everyone away', () => {
  const sitemapUrl = 'https://a.example/sitemap.xml';
  expect(renderRobots({ sitemapUrl, index: true })).toBe(
    'User-agent: *\nDisallow:\nSitemap: https://a.example/sitemap.xml\n',
  );
  expect(renderRobots({ sitemapUrl, index: true, disallow: ['/thanks'] })).toContain('Disallow: /thanks\n');
  expect(renderRobots({ sitemapUrl, index: false })).toBe('User-agent: *\nDisallow: /\n');
});

test('a path cannot write a rule of its own into robots', () => {
  expect(
    renderRobots({ sitemapUrl: 'https://a.example/s', index: true, disallow: ['/x\nAllow: /'] }).split('\n'),
  ).toHaveLength(4);
});

test('a feed lists dated pages, newest first, whatever their titles hold', () => {
  const item = (title: string, day: string) => ({
    title,
    url: `https://a.example/${day}`,
    description: hostile,
    publishedAt: new Date(`${day}T00:00:00Z`),
  });
  const rss = readXml(
    renderRss({
      title: hostile,
      description: 'News',
      siteUrl: 'https://a.example/',
      feedUrl: 'https://a.example/feed.xml',
      locale: 'en',
      items: [item('Old', '2025-01-01'), item(hostile, '2026-01-01')],
    }),
  );
  expect(texts(rss, 'title')).toEqual([readable, readable, 'Old']);
  expect(texts(rss, 'pubDate')).toEqual(['Thu, 01 Jan 2026 00:00:00 GMT', 'Wed, 01 Jan 2025 00:00:00 GMT']);
});
