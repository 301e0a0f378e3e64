import { BrandingStyle, type Navigation, type NavigationNode, type Site, type SiteFrame } from '../render';
import { type Reader, siteAssets } from './site.assets';

/** How a template looks to the platform's administrators, whose own tenant has no site. */
const NO_SITE: BrandingStyle = {
  siteName: 'Quintet',
  tagline: null,
  logoAssetId: null,
  faviconAssetId: null,
  primaryColor: '#1d4ed8',
  accentColor: '#f59e0b',
  colorScheme: 'light',
  headingFont: 'system',
  bodyFont: 'system',
  customCss: '',
};

/** A tenant's branding as pages are drawn with it. */
export async function siteBranding({ db }: Reader): Promise<BrandingStyle> {
  return BrandingStyle.parse((await db.branding.findFirst()) ?? NO_SITE);
}

/**
 * What every document of a site needs.
 * @param assetIds the assets that the document itself mentions; the branding's are added
 */
export async function siteFrame(reader: Reader, site: Site, assetIds: Iterable<string>): Promise<SiteFrame> {
  const branding = await siteBranding(reader);
  const own = [branding.logoAssetId, branding.faviconAssetId].filter((id) => id !== null);
  const assets = await siteAssets(reader, [...assetIds, ...own]);
  return { site, branding, navigation: await siteNavigation(reader), assets };
}

/** Header and footer as visitors see them. A site without a header of its own shows its published top-level pages. */
export async function siteNavigation(reader: Reader): Promise<Navigation> {
  const items = await reader.db.navigationItem.findMany({
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
    include: { page: { select: { slug: true, isHome: true, status: true, deletedAt: true } } },
  });
  const tree = (location: string) => treeOf(items.filter((item) => item.location === location));
  const header = tree('header');
  return { header: header.length > 0 ? header : await pagesAsHeader(reader), footer: tree('footer') };
}

interface Item {
  id: string;
  parentId: string | null;
  label: string;
  url: string | null;
  newTab: boolean;
  page: { slug: string; isHome: boolean; status: string; deletedAt: Date | null } | null;
}

/** Items below their parents. One whose page is not live is left out, unless it holds others that are shown. */
function treeOf(items: Item[], parentId: string | null = null): NavigationNode[] {
  return items
    .filter((item) => item.parentId === parentId)
    .map((item) => ({
      label: item.label,
      url: addressOf(item),
      newTab: item.newTab,
      children: treeOf(items, item.id),
    }))
    .filter(({ url, children }) => url !== '' || children.length > 0);
}

function addressOf({ url, page }: Item): string {
  if (!page) return url ?? '';
  if (page.status !== 'published' || page.deletedAt) return '';
  return page.isHome ? '/' : `/${page.slug}`;
}

async function pagesAsHeader({ db }: Reader): Promise<NavigationNode[]> {
  const pages = await db.page.findMany({
    where: { status: 'published', deletedAt: null, inNavigation: true, parentId: null },
    orderBy: [{ isHome: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: { slug: true, isHome: true, publishedVersion: { select: { title: true } } },
    take: 8,
  });
  return pages.map(({ slug, isHome, publishedVersion }) => ({
    // The title that visitors know is that of the version, not the draft's.
    label: publishedVersion?.title ?? slug,
    url: isHome ? '/' : `/${slug}`,
    children: [],
  }));
}
