import { type SiteAsset, sectionTypes } from '../sections/types';
import { isSafeUrl } from '../sections/types/base/sanitize';
import { type BrandingStyle, surfaces } from './branding';
import { cssContrastProblems } from './check-css';
import { contrastRatio } from './contrast';
import type { PageSection, SeoFields, SitePage } from './page';
import { readSection, visibleSections } from './section-view';

export interface Finding {
  level: 'error' | 'warning';
  code:
    | 'empty_page'
    | 'invalid_section'
    | 'dead_link'
    | 'dead_anchor'
    | 'missing_image'
    | 'missing_alt'
    | 'missing_title'
    | 'missing_description'
    | 'low_contrast'
    | 'heading_order';
  message: string;
  sectionId?: string;
  /** Dotted path inside the section's content or settings, or the name of a page field. */
  field?: string;
}

export interface PageToCheck {
  page: SitePage;
  seo: SeoFields | null;
  sections: PageSection[];
  assets: Record<string, SiteAsset>;
  branding: BrandingStyle;
  /** Paths of the site that answer, as links write them: `/`, `/about`, files included. */
  knownPaths: ReadonlySet<string>;
}

interface Leaf {
  field: string;
  key: string;
  value: unknown;
  parent: Record<string, unknown>;
}

/** Every property in a content, with its dotted path. */
function* leaves(value: unknown, path: string[] = []): Generator<Leaf> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield { field: [...path, key].join('.'), key, value: child, parent: value as Record<string, unknown> };
    yield* leaves(child, [...path, key]);
  }
}

const htmlAttribute = (name: string) => new RegExp(`<[a-z][^>]*?\\s${name}="([^"]*)"`, 'g');

/** The links in a leaf: a URL field itself, or the addresses in sanitised HTML. */
function linksIn({ key, value }: Leaf): string[] {
  if (typeof value !== 'string') return [];
  if (key === 'url') return value === '' ? [] : [value];
  if (!['body', 'answer', 'html'].includes(key)) return [];
  return [...value.matchAll(htmlAttribute('href')), ...value.matchAll(htmlAttribute('src'))].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  );
}

function linkFinding(
  url: string,
  knownPaths: ReadonlySet<string>,
  anchors: ReadonlySet<string>,
): Pick<Finding, 'level' | 'code' | 'message'> | null {
  if (!isSafeUrl(url))
    return { level: 'error', code: 'dead_link', message: `The link ${url} cannot be followed.` };
  if (url.startsWith('#')) {
    const known = url === '#' || anchors.has(url.slice(1)) || url === '#main';
    return known
      ? null
      : { level: 'warning', code: 'dead_anchor', message: `No section of this page is called ${url}.` };
  }
  if (!url.startsWith('/')) return null;
  const path = url.replace(/[?#].*$/, '').replace(/(.)\/$/, '$1');
  return knownPaths.has(path)
    ? null
    : { level: 'error', code: 'dead_link', message: `The page ${path} does not exist or is not published.` };
}

function imageFinding(
  { key, value, parent }: Leaf,
  assets: Record<string, SiteAsset>,
): Pick<Finding, 'level' | 'code' | 'message'> | null {
  if (key === 'assetId' && typeof value === 'string' && !Object.hasOwn(assets, value))
    return { level: 'error', code: 'missing_image', message: 'The image is no longer in the media library.' };
  if (key === 'alt' && value === '' && 'assetId' in parent)
    return { level: 'error', code: 'missing_alt', message: 'The image has no alternative text.' };
  if (key === 'html' && typeof value === 'string' && /<img\b(?![^>]*\salt="[^"]+")/.test(value))
    return { level: 'error', code: 'missing_alt', message: 'An image in the HTML has no alternative text.' };
  return null;
}

/** Where headings inside written HTML jump over a level below the section's title. */
function headingFinding(
  { key, value }: Leaf,
  heading: string,
): Pick<Finding, 'level' | 'code' | 'message'> | null {
  if (typeof value !== 'string' || !['body', 'html'].includes(key)) return null;
  let last = heading || key === 'html' ? 2 : 1;
  for (const [, digit] of value.matchAll(/<h([2-4])\b/g)) {
    const level = Number(digit);
    if (level > last + 1)
      return {
        level: 'warning',
        code: 'heading_order',
        message: `A heading of level ${level} follows one of level ${last}.`,
      };
    last = level;
  }
  return null;
}

function sectionFindings(
  section: PageSection,
  { assets, knownPaths }: PageToCheck,
  anchors: ReadonlySet<string>,
): Finding[] {
  const read = readSection(section);
  if (!read)
    return [
      {
        level: 'error',
        code: 'invalid_section',
        message: 'The section has errors and would be hidden.',
        sectionId: section.id,
      },
    ];
  // A background image says nothing that a reader would miss.
  const decoration = [...leaves(read.settings)].filter(({ key }) => key === 'assetId');
  return [...leaves(read.content), ...decoration].flatMap((leaf) =>
    [
      ...linksIn(leaf)
        .filter(() => read.type !== 'embed')
        .map((url) => linkFinding(url, knownPaths, anchors)),
      imageFinding(leaf, assets),
      headingFinding(leaf, read.heading),
    ]
      .filter((finding) => finding !== null)
      .map((finding) => ({ ...finding, sectionId: section.id, field: leaf.field })),
  );
}

function metadataFindings({ page, seo }: PageToCheck): Finding[] {
  const findings: Finding[] = [];
  if (!seo?.title && !page.title.trim())
    findings.push({
      level: 'error',
      code: 'missing_title',
      message: 'The page has no title.',
      field: 'title',
    });
  if (!seo?.description)
    findings.push({
      level: 'warning',
      code: 'missing_description',
      message: 'Search results show no description of this page.',
      field: 'description',
    });
  return findings;
}

function contrastFindings(branding: BrandingStyle): Finding[] {
  const schemes = branding.colorScheme === 'auto' ? (['light', 'dark'] as const) : [branding.colorScheme];
  const adjusted = schemes.filter(
    (scheme) => contrastRatio(branding.primaryColor, surfaces(branding, scheme).default.bg) < 4.5,
  );
  const css = cssContrastProblems(branding.customCss);
  return [
    ...adjusted.map(
      (scheme): Finding => ({
        level: 'warning',
        code: 'low_contrast',
        message: `The main colour is hard to read on the ${scheme} background; text in it is drawn in a stronger shade.`,
        field: 'primaryColor',
      }),
    ),
    ...css.map((message): Finding => ({ level: 'error', code: 'low_contrast', message, field: 'customCss' })),
  ];
}

function contentFindings({ sections }: PageToCheck): Finding[] {
  const shown = visibleSections(sections);
  if (shown.length === 0)
    return [{ level: 'error', code: 'empty_page', message: 'The page has no visible section.' }];
  const titled = shown.findIndex((section) => readSection(section)?.heading);
  const later = shown.slice(titled + 1).find((section) => section.type === 'hero');
  if (!later || titled < 0) return [];
  const { title } = sectionTypes.hero;
  return [
    {
      level: 'warning',
      code: 'heading_order',
      message: `A ${title.toLowerCase()} below another title is no longer the title of the page.`,
      sectionId: later.id,
    },
  ];
}

/**
 * Looks a page over before it is published: dead links, missing alternative texts, contrast, headings, metadata.
 * @returns findings, page first, then section by section; empty when nothing is amiss
 */
export function checkPage(input: PageToCheck): Finding[] {
  const shown = visibleSections(input.sections);
  const anchors = new Set(
    shown.map((section) => readSection(section)?.settings.anchor ?? '').filter(Boolean),
  );
  return [
    ...contentFindings(input),
    ...metadataFindings(input),
    ...contrastFindings(input.branding),
    ...shown.flatMap((section) => sectionFindings(section, input, anchors)),
  ];
}
