/** @jest-environment jest-fixed-jsdom */
import axe from 'axe-core';
import { renderNotFound, renderSiteDocument } from '@/services/sites/render';
import { SectionType, sectionTypes } from '@/services/sites/sections/types';
import { templates } from '../../../prisma/seed/templates';
import { assetId, renderSections, sectionRow, siteDocument } from '../render/site';

/** What axe finds in a document, in the words of its rules. jsdom lays nothing out, so colours are proven elsewhere. */
async function violations(html: string): Promise<string[]> {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.replaceWith(document.adoptNode(parsed.documentElement));
  const { violations: found } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false } },
    iframes: false,
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const image = { assetId, alt: 'A bench with tools' };
const withPictures: Partial<Record<SectionType, unknown>> = {
  hero: {
    heading: 'Hello',
    image,
    layout: 'split',
    primaryButton: { label: 'Go', url: '/go' },
    note: 'Free',
  },
  gallery: { heading: 'Pictures', items: [{ image, caption: 'The bench' }] },
  testimonials: {
    items: [
      { quote: 'Good.', name: 'Ann', image: { assetId, alt: 'A woman at her bench' }, rating: 4 },
      { quote: 'Very good.', name: 'Bo' },
    ],
  },
  team: {
    heading: '',
    members: [{ name: 'Ann', image: { assetId, alt: 'A woman at her bench' }, url: 'https://example.com' }],
  },
  logos: { items: [{ name: 'Acme', image: { assetId, alt: '' }, url: 'https://example.com' }] },
};

describe('a page with one section has no accessibility violation', () => {
  test.each(SectionType.options)('%s with its defaults', async (type) => {
    const changes = {
      formAction: '/api/forms/contact',
      site: { locale: 'en', origin: 'https://acme.example', basePath: '' },
    };
    expect(await violations(await renderSections([sectionRow(type)], changes))).toEqual([]);
  });

  test.each(Object.entries(withPictures))('%s with pictures', async (type, content) => {
    expect(await violations(await renderSections([sectionRow(SectionType.parse(type), content)]))).toEqual(
      [],
    );
  });
});

test('a page with every section, nested navigation and a preview notice has none either', async () => {
  const item = (label: string, url: string, children: ReturnType<typeof node>[] = []) =>
    node(label, url, children);
  const navigation = {
    header: [item('Home', '/'), item('Services', '/services', [item('Repair', '/services/repair')])],
    footer: [item('Company', '', [item('Press', '/press')])],
  };
  const rows = SectionType.options.map((type) => sectionRow(type, sectionTypes[type].defaults));
  expect(await violations(await renderSections(rows, { navigation, preview: true }))).toEqual([]);
});

test.each(templates.map((template) => [template.slug, template] as const))(
  'template %s has none',
  async (_, template) => {
    const sections = template.sections.map((section, order) => ({
      ...section,
      id: `s${order}`,
      order,
      visible: true,
    }));
    const site = { locale: template.locale, origin: 'https://acme.example', basePath: '' };
    expect(await violations(await renderSiteDocument(siteDocument({ site, sections })))).toEqual([]);
  },
);

test('the page for a missing path has none', async () => {
  expect(await violations(await renderNotFound(siteDocument()))).toEqual([]);
});

interface Node {
  label: string;
  url: string;
  children: Node[];
}

function node(label: string, url: string, children: Node[]): Node {
  return { label, url, children };
}
