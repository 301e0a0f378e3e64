import { renderSiteDocument, type SiteDocument } from '@/services/sites/render';
import { type SectionType, sectionTypes } from '@/services/sites/sections/types';

export const assetId = '019a0000-0000-7000-8000-000000000001';

/** A small site with one picture in its library. */
export function siteDocument(changes: Partial<SiteDocument> = {}): SiteDocument {
  return {
    site: { locale: 'en', origin: 'https://acme.example', basePath: '' },
    page: { title: 'About us', slug: 'about' },
    sections: [],
    seo: null,
    branding: {
      siteName: 'Acme',
      tagline: 'Things that last',
      logoAssetId: null,
      faviconAssetId: null,
      primaryColor: '#1d4ed8',
      accentColor: '#f59e0b',
      colorScheme: 'light',
      headingFont: 'system',
      bodyFont: 'system',
      customCss: '',
    },
    navigation: { header: [], footer: [] },
    assets: {
      [assetId]: {
        url: '/files/workshop.jpg',
        width: 2400,
        height: 1600,
        variants: [
          { width: 1280, url: '/files/workshop-1280.webp' },
          { width: 640, url: '/files/workshop-640.webp' },
        ],
      },
    },
    ...changes,
  };
}

/** A visible section row; without content it holds its type's defaults. */
export function sectionRow(
  type: SectionType,
  content: unknown = sectionTypes[type].defaults,
  settings: unknown = {},
  order = 0,
) {
  return { id: `${type}-${order}`, type, content, settings, order, visible: true };
}

/** The HTML of a page with these sections in this order. */
export function renderSections(
  rows: ReturnType<typeof sectionRow>[],
  changes: Partial<SiteDocument> = {},
): Promise<string> {
  return renderSiteDocument(
    siteDocument({ sections: rows.map((row, order) => ({ ...row, order })), ...changes }),
  );
}

/** The document that a browser makes of the HTML. */
export function parseDocument(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
