import { checkPage, type PageToCheck } from '@/services/sites/render';
import { assetId, sectionRow, siteDocument } from './site';

const { branding, assets } = siteDocument();
const seo = {
  title: 'T',
  description: 'D',
  canonicalUrl: null,
  ogTitle: null,
  ogDescription: null,
  ogImageAssetId: null,
  twitterCard: 'summary',
  robots: 'index,follow',
  jsonLd: null,
};

function check(changes: Partial<PageToCheck>) {
  const sections = changes.sections ?? [sectionRow('stats')];
  return checkPage({
    page: { title: 'About', slug: 'about' },
    seo,
    assets,
    branding,
    knownPaths: new Set(['/', '/about']),
    ...changes,
    sections,
  });
}

const codes = (changes: Partial<PageToCheck>) =>
  check(changes).map(({ level, code, field }) => [level, code, field]);

test('a sound page has no findings', () => {
  expect(check({})).toEqual([]);
});

test('an empty page, also one whose sections are all hidden', () => {
  expect(codes({ sections: [] })).toEqual([['error', 'empty_page', undefined]]);
  expect(codes({ sections: [{ ...sectionRow('stats'), visible: false }] })).toEqual([
    ['error', 'empty_page', undefined],
  ]);
});

test('a section that would not be shown', () => {
  expect(check({ sections: [sectionRow('hero', {})] })).toEqual([
    { level: 'error', code: 'invalid_section', message: expect.any(String), sectionId: 'hero-0' },
  ]);
});

describe('links', () => {
  const linking = (url: string) => [
    sectionRow('call-to-action', { heading: 'Hi', primaryButton: { label: 'Go', url } }),
  ];

  test.each([
    '/',
    '/about',
    '/about/',
    '/about?x=1#y',
    'https://example.com',
    'mailto:a@example.com',
    '#main',
  ])('to %s are sound', (url) => {
    expect(check({ sections: linking(url) })).toEqual([]);
  });

  test('to a page that does not exist', () => {
    expect(codes({ sections: linking('/gone') })).toEqual([['error', 'dead_link', 'primaryButton.url']]);
  });

  test('to a section that is not on the page', () => {
    expect(codes({ sections: linking('#nowhere') })).toEqual([
      ['warning', 'dead_anchor', 'primaryButton.url'],
    ]);
    expect(
      check({
        sections: [...linking('#facts'), { ...sectionRow('stats', undefined, { anchor: 'facts' }, 1) }],
      }),
    ).toEqual([]);
  });

  test('inside running text and HTML', () => {
    const text = sectionRow('text', { body: '<p><a href="/gone?a=1&amp;b=2">x</a></p>' });
    const faq = sectionRow('faq', { items: [{ question: 'Q', answer: '<p><a href="/lost">x</a></p>' }] });
    expect(codes({ sections: [text, faq] })).toEqual([
      ['error', 'dead_link', 'body'],
      ['error', 'dead_link', 'items.0.answer'],
    ]);
  });
});

describe('images', () => {
  test('without alternative text', () => {
    const hero = sectionRow('hero', { heading: 'Hi', image: { assetId } });
    const html = sectionRow('html', { html: '<p><img src="https://example.com/a.png"></p>' });
    expect(codes({ sections: [hero, html] })).toEqual([
      ['error', 'missing_alt', 'image.alt'],
      ['error', 'missing_alt', 'html'],
    ]);
  });

  test('that are no longer in the library', () => {
    const hero = sectionRow('hero', { heading: 'Hi', image: { assetId, alt: 'x' } });
    expect(codes({ sections: [hero], assets: {} })).toEqual([['error', 'missing_image', 'image.assetId']]);
  });
});

test('headings that skip a level, and a hero that is not the first title', () => {
  const text = sectionRow('text', { heading: 'A', body: '<h4>Too deep</h4>' });
  const hero = sectionRow('hero', { heading: 'Late' }, {}, 1);
  expect(codes({ sections: [text, hero] })).toEqual([
    ['warning', 'heading_order', undefined],
    ['warning', 'heading_order', 'body'],
  ]);
});

test('metadata that search engines miss', () => {
  expect(codes({ seo: null, page: { title: ' ', slug: 'a' } })).toEqual([
    ['error', 'missing_title', 'title'],
    ['warning', 'missing_description', 'description'],
  ]);
});

test('colours that are hard to read', () => {
  expect(codes({ branding: { ...branding, primaryColor: '#fde047' } })).toEqual([
    ['warning', 'low_contrast', 'primaryColor'],
  ]);
  const customCss = '.site .a{color:#999;background:#aaa}.site .b{color:#000;background-color:#fff}';
  expect(codes({ branding: { ...branding, customCss } })).toEqual([['error', 'low_contrast', 'customCss']]);
});
