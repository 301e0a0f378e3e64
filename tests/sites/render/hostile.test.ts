/** @jest-environment jest-fixed-jsdom */
import { renderSiteDocument, type SiteDocument } from '@/services/sites/render';
import { scriptJson } from '@/services/sites/render/head';
import { SectionType, sectionTypes } from '@/services/sites/sections/types';
import { assetId, parseDocument, sectionRow, siteDocument } from './site';

const payloads = [
  '<script>window.owned=1</script>',
  '"><img src=x onerror=window.owned=1>',
  "' onmouseover='window.owned=1",
  '</title><script>window.owned=1</script>',
  '</style><script>window.owned=1</script>',
  '</script><script>window.owned=1</script>',
  '<!--<script>',
  ']]><script>window.owned=1</script>',
  'javascript:window.owned=1',
  '{{constructor.constructor("window.owned=1")()}}',
  '\u2028</script><svg onload=window.owned=1>',
];

/** The same value with every text in it replaced, names of choices and ids aside. */
function poison(value: unknown, payload: string): unknown {
  if (typeof value === 'string') return payload;
  if (Array.isArray(value)) return value.map((item) => poison(item, payload));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, poison(child, payload)]));
}

/** Each way of poisoning one text of a content that its schema still accepts. */
function poisoned(type: SectionType, payload: string): unknown[] {
  const { defaults, schema } = sectionTypes[type];
  const variants: unknown[] = [];
  const walk = (value: unknown, rebuild: (replacement: unknown) => unknown): void => {
    if (typeof value === 'string') variants.push(rebuild(payload));
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      walk(child, (replacement) =>
        rebuild(
          Array.isArray(value) ? value.with(Number(key), replacement) : { ...value, [key]: replacement },
        ),
      );
    }
  };
  walk(defaults, (replacement) => replacement);
  return variants.filter((variant) => schema.safeParse(variant).success);
}

/** What a browser would run or load beyond the page's own: elements and attributes that no template of ours writes. */
function intruders(html: string): string[] {
  const page = parseDocument(html);
  const scripts = [...page.scripts].filter(({ type }) => type !== 'application/ld+json');
  const handlers = [...page.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on')),
  );
  const links = [...page.querySelectorAll('[href],[src],[action]')].filter((element) =>
    ['href', 'src', 'action'].some((name) =>
      /^\s*(javascript|data|vbscript):/i.test(element.getAttribute(name) ?? ''),
    ),
  );
  const extra = [...page.querySelectorAll('base,object,embed,svg [onload],img[src=x],meta[http-equiv]')];
  return [...scripts, ...handlers, ...links, ...extra].map((element) => element.outerHTML);
}

describe.each(payloads)('%j', (payload) => {
  test.each(SectionType.options)('stays text in every field of %s', async (type) => {
    const variants = poisoned(type, payload);
    const html = await renderSiteDocument(
      siteDocument({ sections: variants.map((content, order) => sectionRow(type, content, {}, order)) }),
    );
    expect(intruders(html)).toEqual([]);
    if (payload.includes('<')) expect(html.includes(payload)).toBe(false);
  });

  test('stays text in the site, its branding, metadata, navigation and assets', async () => {
    const { branding } = siteDocument();
    const item = {
      label: payload,
      url: payload,
      children: [{ label: payload, url: `/${payload}`, children: [] }],
    };
    const document: SiteDocument = {
      site: { locale: 'en', origin: 'https://acme.example', basePath: '' },
      page: { title: payload, slug: payload },
      sections: [sectionRow('hero')],
      seo: poison(
        {
          title: '',
          description: '',
          canonicalUrl: '',
          ogTitle: '',
          ogDescription: '',
          ogImageAssetId: null,
          twitterCard: '',
          robots: '',
          jsonLd: { name: '', list: [''] },
        },
        payload,
      ) as SiteDocument['seo'],
      branding: {
        ...branding,
        siteName: payload,
        tagline: payload,
        logoAssetId: assetId,
        customCss: payload,
      },
      navigation: { header: [item], footer: [item] },
      assets: { [assetId]: { url: '/files/a.png', width: null, height: null, variants: [] } },
      formAction: payload,
      preview: true,
    };
    const html = await renderSiteDocument(document);
    expect(intruders(html)).toEqual([]);
    expect(parseDocument(html).title).toBe(payload);
    expect(parseDocument(html).querySelectorAll('style')).toHaveLength(1);
  });

  test('comes back from structured data as it went in', () => {
    const text = scriptJson({ name: payload });
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(text)).toEqual({ name: payload });
  });
});
