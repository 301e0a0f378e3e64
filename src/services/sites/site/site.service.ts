import { z } from 'zod';
import { remembered } from '@/core/cache/remembered';
import { clock } from '@/core/clock';
import { reading } from '@/core/db/client';
import { env } from '@/core/env';
import { PageContent, readDraft, sitePath } from '../pages/pages.content';
import { pagePath, renderNotFound, renderSiteDocument, type Site } from '../render';
import { assetIdsIn, type Reader } from './site.assets';
import { siteFeed, siteRobots, siteSitemap } from './site.feeds';
import { siteFrame } from './site.frame';
import { previewedPage } from './site.preview';
import { findSiteTenant } from './site.sql';

/** What a site says to a path: a document, or where to go instead. */
const SiteAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('document'),
    status: z.union([z.literal(200), z.literal(404)]),
    contentType: z.string(),
    body: z.string(),
    /** Shown to one person only. */
    preview: z.boolean(),
  }),
  z.object({ kind: z.literal('moved'), permanent: z.boolean(), location: z.string() }),
]);

export type SiteAnswer = z.output<typeof SiteAnswer>;

/** What a site's documents are made of; a change of any makes all of them anew. */
const RESOURCES = ['tenant', 'page', 'branding', 'asset', 'navigation'];
const KEPT_SECONDS = 300;
const MAX_PATH = 200;
const HTML = 'text/html; charset=utf-8';

/**
 * Answers a visitor.
 * @param name the host that was asked, or a tenant's short name
 * @param path below the host, without a slash in front; '' is the home page
 * @param preview the token of a preview link, which shows a draft
 * @returns null when there is no such site
 */
export async function answerVisitor(
  name: string,
  path: string,
  preview: string | null,
): Promise<SiteAnswer | null> {
  const tenant = await findSiteTenant(name);
  if (tenant?.status !== 'active' || !tenant.modules.includes('sites')) return null;
  const pageId = preview === null ? null : previewedPage(tenant.id, preview, clock.now());
  const answer = (reader: Reader, site: Site) =>
    pageId ? previewPage(reader, site, pageId) : answerPath(reader, site, path);
  const work = () =>
    reading({ tenantId: tenant.id, userId: null, platform: false }, async (db) => {
      const { locale } = await db.tenant.findFirstOrThrow({ where: { id: tenant.id } });
      return answer({ tenantId: tenant.id, db }, siteAt(name, tenant.slug, locale));
    });
  // Without the cache: drafts, which one person sees, and paths that no page can have.
  return pageId || path.length > MAX_PATH ? work() : kept(tenant.id, `${name}:${path}`, work);
}

/** Where the site is served: on its own host with our scheme and port, or below `/s/` on ours. */
function siteAt(name: string, slug: string, locale: string): Site {
  const origin = new URL(env().APP_URL);
  if (!name.includes('.')) return { locale, origin: origin.origin, basePath: `/s/${slug}` };
  origin.hostname = name;
  return { locale, origin: origin.origin, basePath: '' };
}

async function kept(tenantId: string, key: string, work: () => Promise<SiteAnswer>): Promise<SiteAnswer> {
  const what = { kind: 'site' as const, tenantId, resources: RESOURCES, key, schema: SiteAnswer };
  return remembered(what, async () => {
    const value = await work();
    // Anybody can ask for any number of pages that do not exist.
    const missing = value.kind === 'document' && value.status === 404;
    return { value, seconds: missing ? 0 : KEPT_SECONDS };
  });
}

async function answerPath(reader: Reader, site: Site, path: string): Promise<SiteAnswer> {
  if (path === 'sitemap.xml') return file('application/xml', await siteSitemap(reader, site));
  if (path === 'rss.xml') return file('application/rss+xml', await siteFeed(reader, site));
  if (path === 'robots.txt') return file('text/plain', siteRobots(site));
  const page = await reader.db.page.findFirst({
    where: { deletedAt: null, status: 'published', ...(path === '' ? { isHome: true } : { slug: path }) },
    include: { publishedVersion: true },
  });
  if (!page?.publishedVersion) return elsewhere(reader, site, path);
  // The home page has one address; another page may be the home page tomorrow.
  if (path !== '' && page.isHome) return { kind: 'moved', permanent: false, location: pagePath(site, '') };
  const content = PageContent.parse(page.publishedVersion.snapshot);
  return document(await renderPage(reader, site, content, sitePath(page), false), 200, false);
}

/** A path where no page lives: where the page that lived there is now, or the site's own "not found". */
async function elsewhere(reader: Reader, site: Site, path: string): Promise<SiteAnswer> {
  const moved = await reader.db.redirect.findFirst({
    where: { fromSlug: path, page: { status: 'published', deletedAt: null } },
    include: { page: { select: { slug: true, isHome: true } } },
  });
  if (moved) return { kind: 'moved', permanent: true, location: pagePath(site, sitePath(moved.page)) };
  return document(await renderNotFound(await siteFrame(reader, site, [])), 404, false);
}

async function previewPage(reader: Reader, site: Site, pageId: string): Promise<SiteAnswer> {
  const page = await reader.db.page.findFirst({ where: { id: pageId, deletedAt: null } });
  if (!page) return document(await renderNotFound(await siteFrame(reader, site, [])), 404, true);
  const draft = await readDraft(reader, page);
  return document(await renderPage(reader, site, draft, sitePath(page), true), 200, true);
}

async function renderPage(
  reader: Reader,
  site: Site,
  content: PageContent,
  slug: string,
  preview: boolean,
): Promise<string> {
  const frame = await siteFrame(reader, site, assetIdsIn(content));
  const page = { ...content.page, slug };
  return renderSiteDocument({ ...frame, ...content, page, preview });
}

function document(body: string, status: 200 | 404, preview: boolean): SiteAnswer {
  return { kind: 'document', status, contentType: HTML, body, preview };
}

function file(type: string, body: string): SiteAnswer {
  return {
    kind: 'document',
    status: 200,
    contentType: `${type}; charset=utf-8`,
    body,
    preview: false,
  };
}
