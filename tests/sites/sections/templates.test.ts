import { checkPage, directionOf } from '@/services/sites/render';
import { parseSectionContent, SectionSettings } from '@/services/sites/sections/types';
import { industries, templates } from '../../../prisma/seed/templates';
import { categories } from '../../../prisma/seed/templates/template';
import { siteDocument } from '../render/site';

describe.each(templates.map((template) => [template.slug, template] as const))(
  'template %s',
  (_, template) => {
    test('holds sections that its types accept', () => {
      for (const { type, content, settings } of template.sections) {
        expect(() => parseSectionContent(type, content)).not.toThrow();
        expect(() => SectionSettings.parse(settings)).not.toThrow();
      }
    });

    test('could be published as it is', () => {
      const { branding } = siteDocument();
      const sections = template.sections.map((section, order) => ({
        ...section,
        id: String(order),
        order,
        visible: true,
      }));
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
      const findings = checkPage({
        page: { title: template.name, slug: template.slug },
        seo,
        sections,
        assets: {},
        branding,
        knownPaths: new Set([
          '/menu',
          '/contact',
          '/signup',
          '/demo',
          '/tickets/early',
          '/tickets/regular',
          '/tickets/students',
        ]),
      });
      expect(findings).toEqual([]);
    });

    test('fits the columns it is stored in', () => {
      expect(template.slug).toMatch(/^[a-z0-9-]{1,80}$/);
      expect(template.name.length).toBeLessThanOrEqual(120);
      expect(template.description.length).toBeLessThanOrEqual(500);
      expect(categories).toContain(template.category);
      expect(industries.map(({ slug }) => slug)).toContain(template.industry);
    });
  },
);

test('there are at least eight templates over at least four trades, each with its own slug', () => {
  expect(templates.length).toBeGreaterThanOrEqual(8);
  expect(new Set(templates.map(({ slug }) => slug)).size).toBe(templates.length);
  expect(new Set(templates.map(({ industry }) => industry)).size).toBeGreaterThanOrEqual(4);
  expect(templates.some(({ locale }) => directionOf(locale) === 'rtl')).toBe(true);
});
