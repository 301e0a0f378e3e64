/** @jest-environment jest-fixed-jsdom */
import { gzipSync } from 'node:zlib';
import { renderNotFound, siteCss } from '@/services/sites/render';
import { type SectionType, sectionTypes } from '@/services/sites/sections/types';
import { templates } from '../../../prisma/seed/templates';
import { assetId, parseDocument, renderSections, sectionRow, siteDocument } from './site';

const seo = {
  title: null,
  description: null,
  canonicalUrl: null,
  ogTitle: null,
  ogDescription: null,
  ogImageAssetId: null,
  twitterCard: 'summary_large_image',
  robots: 'index,follow',
  jsonLd: null,
};

const meta = (page: Document, name: string) =>
  page.querySelector(`meta[name="${name}"],meta[property="${name}"]`)?.getAttribute('content') ?? null;

describe('a published page', () => {
  test('is a whole document without any script that runs', async () => {
    const html = await renderSections(
      Object.keys(sectionTypes).map((type) => sectionRow(type as SectionType)),
    );
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr"><head>/);
    expect([...parseDocument(html).scripts].filter(({ type }) => type !== 'application/ld+json')).toEqual([]);
    expect(html).not.toMatch(/\son[a-z]+=/);
  });

  test('has one h1: the first title among its sections', async () => {
    const page = parseDocument(
      await renderSections([sectionRow('stats'), sectionRow('faq'), sectionRow('hero')]),
    );
    expect([...page.querySelectorAll('h1')].map((h1) => h1.textContent)).toEqual(['Questions and answers']);
    expect(page.querySelector('.type-hero h2')).not.toBeNull();
  });

  test('is titled for screen readers when no section is', async () => {
    const page = parseDocument(await renderSections([sectionRow('stats')]));
    expect(page.querySelector('h1.hidden')?.textContent).toBe('About us');
  });

  test('shows visible sections in their order', async () => {
    const rows = [sectionRow('faq'), { ...sectionRow('team'), visible: false }, sectionRow('hero')];
    const page = parseDocument(await renderSections(rows));
    expect([...page.querySelectorAll('main section')].map((section) => section.classList[1])).toEqual([
      'type-faq',
      'type-hero',
    ]);
  });

  test('leaves out a section that cannot be read and tells only the editor', async () => {
    const broken = sectionRow('hero', { heading: 5 });
    expect(await renderSections([broken])).not.toContain('has errors');
    expect(await renderSections([broken], { preview: true })).toContain('This section has errors');
  });

  test('links below the path it is served at', async () => {
    const site = { locale: 'en', origin: 'https://host.example', basePath: '/s/acme' };
    const navigation = { header: [{ label: 'Menu', url: '/menu', children: [] }], footer: [] };
    const rows = [
      sectionRow('call-to-action', { heading: 'Hi', primaryButton: { label: 'Go', url: '/go' } }),
      sectionRow('text', { body: '<p><a href="/there">there</a></p>' }),
    ];
    const page = parseDocument(await renderSections(rows, { site, navigation }));
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '#main',
      '/s/acme',
      '/s/acme/menu',
      '/s/acme/menu',
      '/s/acme/go',
      '/s/acme/there',
      '/s/acme',
    ]);
    expect(page.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      'https://host.example/s/acme/about',
    );
  });

  test('sends the style rules of the section types it shows and of no others', async () => {
    const style = async (type: SectionType) =>
      parseDocument(await renderSections([sectionRow(type)])).querySelector('style')?.textContent;
    expect(await style('hero')).not.toContain('.gallery');
    expect(await style('gallery')).toContain('.gallery');
  });

  test.each(templates.map((template) => [template.slug, template] as const))(
    'from the template %s is styled in 14 KB and arrives in the first round trip',
    async (_, { sections }) => {
      const rows = sections.map(({ type, content, settings }, order) =>
        sectionRow(type, content, settings, order),
      );
      expect(siteCss(rows.map(({ type }) => type)).length).toBeLessThan(14_000);
      expect(gzipSync(await renderSections(rows)).length).toBeLessThan(14_000);
    },
  );
});

describe('the language of a site', () => {
  test.each([
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ku', 'rtl'],
    ['ku-Latn', 'ltr'],
    ['en-GB', 'ltr'],
    ['de', 'ltr'],
  ])('%s is written %s', async (locale, dir) => {
    const { documentElement } = parseDocument(
      await renderSections([], { site: { locale, origin: 'https://a.example', basePath: '' } }),
    );
    expect([documentElement.lang, documentElement.dir]).toEqual([locale, dir]);
  });

  test('decides its own few words and brings a font for its script', async () => {
    const site = { locale: 'ar', origin: 'https://a.example', basePath: '' };
    const page = parseDocument(await renderSections([], { site }));
    expect(page.querySelector('.skip')?.textContent).toBe('انتقل إلى المحتوى');
    expect(page.querySelector('link[rel=preload]')?.getAttribute('href')).toBe(
      '/vendor/fonts/vazirmatn-arabic.woff2',
    );
  });

  test('never meets a rule that names left or right', async () => {
    const html = await renderSections(
      Object.keys(sectionTypes).map((type) => sectionRow(type as SectionType)),
    );
    const style = parseDocument(html).querySelector('style')?.textContent ?? '';
    expect(style).not.toMatch(
      /(?:margin|padding|border|inset)-(?:left|right)|[;{](?:left|right):|text-align:(?:left|right)|float:/,
    );
  });
});

describe('metadata', () => {
  test('comes from the page where nothing else is said', async () => {
    const page = parseDocument(await renderSections([]));
    expect(page.title).toBe('About us · Acme');
    expect(meta(page, 'robots')).toBe('index,follow');
    expect(meta(page, 'description')).toBeNull();
    expect(meta(page, 'og:url')).toBe('https://acme.example/about');
    expect(page.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      'https://acme.example/about',
    );
  });

  test('comes from the SEO fields where they are filled', async () => {
    const filled = {
      ...seo,
      title: 'Joinery',
      description: 'Since 1994',
      ogImageAssetId: assetId,
      canonicalUrl: 'https://other.example/x',
      robots: 'noindex',
    };
    const page = parseDocument(await renderSections([], { seo: filled }));
    expect(page.title).toBe('Joinery');
    expect(meta(page, 'description')).toBe('Since 1994');
    expect(meta(page, 'og:description')).toBe('Since 1994');
    expect(meta(page, 'og:image')).toBe('https://acme.example/files/workshop.jpg');
    expect(meta(page, 'robots')).toBe('noindex');
    expect(page.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe('https://other.example/x');
  });

  test('points readers of feeds to the feed of the site', async () => {
    const page = parseDocument(await renderSections([], { feedUrl: 'https://acme.example/feed.xml' }));
    expect(page.querySelector('link[rel=alternate]')?.getAttribute('href')).toBe(
      'https://acme.example/feed.xml',
    );
  });

  test('keeps search engines away from previews and missing pages', async () => {
    for (const html of [await renderSections([], { preview: true }), await renderNotFound(siteDocument())]) {
      const page = parseDocument(html);
      expect(meta(page, 'robots')).toBe('noindex,nofollow');
      expect(page.querySelector('link[rel=canonical]')).toBeNull();
    }
  });
});

describe('images', () => {
  test('offer their variants, smallest first, and keep their place', async () => {
    const content = { heading: 'Hi', image: { assetId, alt: 'The workshop' } };
    const image = parseDocument(await renderSections([sectionRow('hero', content)])).querySelector(
      'main img',
    );
    expect(image?.getAttribute('srcset')).toBe(
      '/files/workshop-640.webp 640w, /files/workshop-1280.webp 1280w',
    );
    expect(image?.getAttribute('sizes')).toContain('92vw');
    expect(['width', 'height', 'alt', 'loading'].map((name) => image?.getAttribute(name))).toEqual([
      '2400',
      '1600',
      'The workshop',
      'eager',
    ]);
  });

  test('whose file is gone leave no broken frame', async () => {
    const content = { heading: 'Hi', image: { assetId, alt: 'x' } };
    expect(
      parseDocument(await renderSections([sectionRow('hero', content)], { assets: {} })).querySelector(
        'main img',
      ),
    ).toBeNull();
  });
});

describe('a contact form', () => {
  test('posts without a script to where the site says', async () => {
    const form = parseDocument(
      await renderSections([sectionRow('contact-form')], { formAction: '/api/forms/1' }),
    ).querySelector('form');
    expect([form?.method, form?.getAttribute('action')]).toEqual(['post', '/api/forms/1']);
    expect([...(form?.elements ?? [])].map((field) => field.getAttribute('name'))).toEqual([
      'name',
      'email',
      'message',
      null,
    ]);
  });

  test('shows the contact details alone while it has nowhere to post', async () => {
    const page = parseDocument(
      await renderSections([
        sectionRow('contact-form', { phone: '+49 (761) 555-01', email: 'a@example.com' }),
      ]),
    );
    expect(page.querySelector('form')).toBeNull();
    expect([...page.querySelectorAll('main a')].map((link) => link.getAttribute('href'))).toEqual([
      'tel:+4976155501',
      'mailto:a@example.com',
    ]);
  });
});

test('an embedded frame is sandboxed, lazy and titled', async () => {
  const frame = parseDocument(await renderSections([sectionRow('embed')])).querySelector('iframe');
  expect(frame?.getAttribute('sandbox')).not.toMatch(/top-navigation|modals|downloads/);
  expect([frame?.getAttribute('loading'), frame?.title]).toEqual(['lazy', 'Map of the neighbourhood']);
});

test('questions unfold without a script', async () => {
  const page = parseDocument(await renderSections([sectionRow('faq')]));
  expect(page.querySelectorAll('details > summary')).toHaveLength(2);
});

test('navigation unfolds without a script, marks this page, and never links to what is not a link', async () => {
  const header = [
    { label: 'Us', url: '/about', children: [] },
    { label: 'More', url: '/more', children: [{ label: 'Team', url: '/team', newTab: true, children: [] }] },
    { label: 'Bad', url: 'javascript:alert(1)', children: [] },
  ];
  const page = parseDocument(await renderSections([], { navigation: { header, footer: [] } }));
  const nav = page.querySelector('nav.wide');
  expect(nav?.querySelector('[aria-current=page]')?.textContent).toBe('Us');
  expect(
    [...(nav?.querySelectorAll('details a') ?? [])].map((link) => [
      link.getAttribute('href'),
      link.getAttribute('rel'),
    ]),
  ).toEqual([
    ['/more', null],
    ['/team', 'noopener noreferrer'],
  ]);
  expect([...page.links].some((link) => link.protocol === 'javascript:')).toBe(false);
});
