import type { SiteAsset } from '../sections/types';
import type { BrandingStyle } from './branding';

/** A section row of a page or of a published snapshot. */
export interface PageSection {
  id: string;
  type: string;
  order: number;
  content: unknown;
  settings: unknown;
  visible: boolean;
}

/** The site that a page belongs to. */
export interface Site {
  /** A language tag such as `en` or `ar-EG`. */
  locale: string;
  /** Where the site is served, without a slash at the end: `https://acme.example`. */
  origin: string;
  /** '' or the path the site is served below: `/s/acme`. */
  basePath: string;
}

export interface SitePage {
  title: string;
  /** Without a slash in front; '' for the home page. */
  slug: string;
}

export interface SeoFields {
  title: string | null;
  description: string | null;
  canonicalUrl: string | null;
  ogTitle: string | null;
  ogDescription: string | null;
  ogImageAssetId: string | null;
  twitterCard: string;
  robots: string;
  jsonLd: unknown;
}

export interface NavigationNode {
  label: string;
  /** '' for an item that only groups others. */
  url: string;
  newTab?: boolean;
  children: NavigationNode[];
}

export interface Navigation {
  header: NavigationNode[];
  footer: NavigationNode[];
}

/** What every document of a site needs, the page aside. */
export interface SiteFrame {
  site: Site;
  branding: BrandingStyle;
  navigation: Navigation;
  /** The assets that branding, metadata and sections mention, by id. */
  assets: Record<string, SiteAsset>;
}

/** The path of a page on its host: `/` or `/about`, below the site's base path. */
export function pagePath(site: Site, slug: string): string {
  if (slug === '') return site.basePath || '/';
  return `${site.basePath}/${slug.split('/').map(encodeURIComponent).join('/')}`;
}

/** The address of a page or a path of the site with its host. */
export function absoluteUrl(site: Site, path: string): string {
  return new URL(path, site.origin).href;
}
