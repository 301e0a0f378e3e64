import type { Ctx } from '@/core/context';
import { declareConstraint } from '@/core/db/constraints';
import { key, requireVersion } from '@/core/db/rows';
import { AppError, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { navigationCreated, navigationReordered, navigationUpdated } from '../events';
import { orderProblems } from '../sections/sections.order';
import { navigationListing } from './navigation.listing';
import {
  type CreateNavigationInput,
  MAX_ITEMS,
  type NavigationRow,
  type ReorderNavigationInput,
  type UpdateNavigationInput,
} from './navigation.schema';
import { closeGaps, setTree } from './navigation.sql';
import { asItem, lockTree, removeItem, requireTree } from './navigation.tree';

declareConstraint('navigation_items_parent_id_check', {
  code: 'VALIDATION_ERROR',
  field: 'parentId',
  message: 'An entry cannot stand below itself.',
});

/** The entries of header and footer. */
export async function listNavigation(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, navigationListing, query);
}

/** One entry. */
export async function getNavigationItem(ctx: Ctx, navId: string): Promise<NavigationRow> {
  const item = await ctx.db.navigationItem.findFirst({ where: { id: navId } });
  if (!item) throw notFound('navigation entry');
  return asItem(item);
}

/**
 * Adds an entry at the end of its level.
 * @throws VALIDATION_ERROR when page or parent do not exist, both page and address are given, or it stands too deep
 */
export async function createNavigationItem(ctx: Ctx, input: CreateNavigationInput): Promise<NavigationRow> {
  await lockTree(ctx);
  const all = await ctx.db.navigationItem.findMany({ select: { id: true, parentId: true, location: true } });
  if (all.length >= MAX_ITEMS)
    throw invalid('label', `Header and footer may have at most ${MAX_ITEMS} entries.`);
  await requireTarget(ctx, input);
  requireParent(all, input);
  requireTree([...all, { id: 'new', parentId: input.parentId }]);
  const order = await nextPlace(ctx, input);
  const item = asItem(await ctx.db.navigationItem.create({ data: { ...input, order } }));
  await record(ctx, navigationCreated, item.id, item);
  return item;
}

/** Changes an entry. Moved to another level it comes last there. @throws VALIDATION_ERROR, PRECONDITION_FAILED */
export async function updateNavigationItem(
  ctx: Ctx,
  navId: string,
  change: UpdateNavigationInput,
): Promise<NavigationRow> {
  await lockTree(ctx);
  const before = await getNavigationItem(ctx, navId);
  requireVersion(ctx, before);
  const wanted = { ...before, ...change };
  await requireTarget(ctx, wanted);
  const moved = wanted.parentId !== before.parentId || wanted.location !== before.location;
  if (moved) await requirePlace(ctx, navId, before, wanted);
  const order = moved ? await nextPlace(ctx, wanted) : before.order;
  await ctx.db.navigationItem.update({ where: key(ctx, navId), data: { ...change, order } });
  if (moved) await closeGaps(ctx.db);
  const item = await getNavigationItem(ctx, navId);
  await record(ctx, navigationUpdated, item.id, item);
  return item;
}

/** Removes an entry; what stood below it moves up. @throws PRECONDITION_FAILED */
export async function deleteNavigationItem(ctx: Ctx, navId: string): Promise<{ id: string }> {
  await lockTree(ctx);
  const item = await getNavigationItem(ctx, navId);
  requireVersion(ctx, item);
  await removeItem(ctx, item);
  await closeGaps(ctx.db);
  return { id: navId };
}

/**
 * Puts header or footer into a new order, parents included, all at once.
 * @throws VALIDATION_ERROR naming what is missing, foreign or named twice, and for cycles
 */
export async function reorderNavigation(ctx: Ctx, { location, items }: ReorderNavigationInput) {
  await lockTree(ctx);
  const present = await ctx.db.navigationItem.findMany({ where: { location }, select: { id: true } });
  const known = present.map(({ id }) => id);
  const itemIds = items.map(({ id }) => id);
  const details = orderProblems(itemIds, known, 'items');
  const orphans = items.filter(({ parentId }) => parentId !== null && !known.includes(parentId));
  details.push(
    ...orphans.map(({ id }) => ({
      field: 'items',
      id,
      message: `The parent of ${id} does not belong here.`,
    })),
  );
  if (details.length > 0) throw new AppError('VALIDATION_ERROR', undefined, { details });
  requireTree(items);
  const places = new Map<string | null, number>();
  const tree = items.map(({ id, parentId }) => {
    const order = places.get(parentId) ?? 0;
    places.set(parentId, order + 1);
    return { id, parentId, order };
  });
  await setTree(ctx.db, tree);
  await record(ctx, navigationReordered, location, { location, itemIds });
  return { location, itemIds };
}

async function requireTarget(ctx: Ctx, { pageId, url }: { pageId: string | null; url: string | null }) {
  if (pageId === null) return;
  if (url !== null) throw invalid('url', 'Give a page or an address, not both.');
  const page = await ctx.db.page.findFirst({ where: { id: pageId, deletedAt: null } });
  if (!page) throw invalid('pageId', 'There is no such page.');
}

type Place = { parentId: string | null; location: string };

function requireParent(all: (Place & { id: string })[], { parentId, location }: Place): void {
  if (parentId === null) return;
  const parent = all.find(({ id }) => id === parentId);
  if (parent?.location !== location) throw invalid('parentId', `There is no such entry in the ${location}.`);
}

async function requirePlace(ctx: Ctx, navId: string, before: Place, wanted: Place): Promise<void> {
  const all = await ctx.db.navigationItem.findMany({ select: { id: true, parentId: true, location: true } });
  if (wanted.location !== before.location && all.some(({ parentId }) => parentId === navId))
    throw invalid('location', 'Move the entries below it first.');
  requireParent(all, wanted);
  requireTree(all.map((item) => (item.id === navId ? { ...item, parentId: wanted.parentId } : item)));
}

async function nextPlace(ctx: Ctx, { location, parentId }: Place): Promise<number> {
  const last = await ctx.db.navigationItem.aggregate({
    where: { location, parentId },
    _max: { order: true },
  });
  return (last._max.order ?? -1) + 1;
}
