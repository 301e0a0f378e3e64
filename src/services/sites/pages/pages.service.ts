import type { Ctx } from '@/core/context';
import { declareConstraint } from '@/core/db/constraints';
import { key, lockName, lockRow, requireVersion } from '@/core/db/rows';
import { invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { pageDeleted, pageUpdated } from '../events';
import { dropPageItems } from '../navigation/navigation.tree';
import { pageListing } from './pages.listing';
import { leaveRedirect } from './pages.redirects';
import type { UpdatePageInput } from './pages.schema';

declareConstraint('pages_slug_living', {
  code: 'CONFLICT',
  field: 'slug',
  message: 'Another page already has this address.',
});
declareConstraint('pages_one_home', {
  code: 'CONFLICT',
  field: 'isHome',
  message: 'Another page became the home page meanwhile.',
});

/** A tenant's pages, newest first unless sorted otherwise. */
export async function listPages(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, pageListing, query);
}

/** One page. @throws NOT_FOUND for a page that is missing, deleted or another tenant's */
export async function getPage(ctx: Ctx, pageId: string) {
  const page = await ctx.db.page.findFirst({ where: { id: pageId, deletedAt: null } });
  if (!page) throw notFound('page');
  return asWire(page);
}

/** The page at an address of the site. */
export async function getPageBySlug(ctx: Ctx, slug: string) {
  const page = await ctx.db.page.findFirst({ where: { slug, deletedAt: null } });
  if (!page) throw notFound('page');
  return asWire(page);
}

/** Locks a page until the transaction ends and reads it. Checks that If-Match names the page's version. */
export async function lockPage(ctx: Ctx, pageId: string) {
  const page = await lockPageRow(ctx, pageId);
  requireVersion(ctx, page);
  return page;
}

/** Locks a page for a change of something that belongs to it, whose own version If-Match names. */
export async function lockPageRow(ctx: Ctx, pageId: string) {
  await lockRow(ctx, 'pages', pageId, 'page');
  return getPage(ctx, pageId);
}

/**
 * Changes a page's title, address or place. Address and place take effect at once, the title with the next publish.
 * The old address of a published page sends visitors on.
 * @throws CONFLICT, VALIDATION_ERROR, PRECONDITION_FAILED
 */
export async function updatePage(ctx: Ctx, pageId: string, change: UpdatePageInput) {
  if (change.parentId) await lockTree(ctx);
  const before = await lockPage(ctx, pageId);
  if (change.parentId !== undefined) await requireParent(ctx, pageId, change.parentId);
  if (change.isHome && !before.isHome) await leaveHome(ctx);
  const page = asWire(await ctx.db.page.update({ where: key(ctx, pageId), data: change }));
  if (page.slug !== before.slug) await leaveRedirect(ctx, before, page.slug);
  await record(ctx, pageUpdated, page.id, page);
  return page;
}

/**
 * Deletes a page with its entries in the navigation. Its children move up to the site's top level; a job that was to
 * publish it finds it gone.
 */
export async function deletePage(ctx: Ctx, pageId: string) {
  await lockTree(ctx);
  const page = await lockPage(ctx, pageId);
  await ctx.db.page.updateMany({ where: { parentId: pageId }, data: { parentId: null } });
  await dropPageItems(ctx, pageId);
  await ctx.db.page.update({ where: key(ctx, pageId), data: { deletedAt: ctx.now, isHome: false } });
  await record(ctx, pageDeleted, page.id, page);
  return { id: page.id };
}

/** Marks a page as changed when something that belongs to it did, so that its version moves and editors notice. */
export async function touchPage(ctx: Ctx, pageId: string): Promise<void> {
  await ctx.db.$executeRaw`update pages set version = version + 1 where id = ${pageId}::uuid`;
  ctx.touched.add('page');
}

/** The page that was home until now is home no longer; the lock keeps two new homes from meeting. */
export async function leaveHome(ctx: Ctx): Promise<void> {
  await lockName(ctx, 'home');
  await ctx.db.page.updateMany({ where: { isHome: true }, data: { isHome: false } });
}

/**
 * Keeps the tree of pages as it is, so that no page comes below one that is being deleted. Taken before any page is
 * locked: two calls that took them the other way round would wait for each other.
 */
export async function lockTree(ctx: Ctx): Promise<void> {
  await lockName(ctx, 'page-tree');
}

/** A parent must be a living page of the site, and not the page itself or below it. */
export async function requireParent(ctx: Ctx, pageId: string | null, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  await lockTree(ctx);
  for (let above: string | null = parentId; above !== null; ) {
    if (above === pageId) throw invalid('parentId', 'A page cannot stand below itself.');
    const page: { parentId: string | null } | null = await ctx.db.page.findFirst({
      where: { id: above, deletedAt: null },
      select: { parentId: true },
    });
    if (!page) throw invalid('parentId', 'There is no such page.');
    above = page.parentId;
  }
}

/** A row in the words of the wire; the schema checks it again on the way out. */
export function asWire<T extends { status: string }>(page: T) {
  return page as T & { status: 'draft' | 'scheduled' | 'published' | 'archived' };
}
