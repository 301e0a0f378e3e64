import type { Ctx } from '@/core/context';
import { lockName } from '@/core/db/rows';
import { invalid } from '@/core/errors';
import { record } from '@/core/events/record';
import { navigationDeleted } from '../events';
import { MAX_DEPTH, type NavigationRow } from './navigation.schema';
import { closeGaps } from './navigation.sql';

/** Where an entry stands. */
export interface Branch {
  id: string;
  parentId: string | null;
}

/** Lets one change of the tree happen at a time. */
export async function lockTree(ctx: Ctx): Promise<void> {
  await lockName(ctx, 'navigation');
}

/**
 * Checks that an entry stands below no entry of its own, at most three deep.
 * @param branches the whole tree as it is to be
 * @throws VALIDATION_ERROR at `parentId`
 */
export function requireTree(branches: readonly Branch[]): void {
  const parents = new Map(branches.map(({ id, parentId }) => [id, parentId]));
  for (const { id } of branches) {
    let depth = 1;
    for (let above = parents.get(id) ?? null; above !== null; above = parents.get(above) ?? null) {
      depth += 1;
      // A cycle never ends, so it is the depth that finds it.
      if (above === id) throw invalid('parentId', 'An entry cannot stand below itself.');
      if (depth > MAX_DEPTH)
        throw invalid('parentId', `Entries may stand at most ${MAX_DEPTH} deep, and not below themselves.`);
    }
  }
}

/** Removes the entries of a page that is deleted, in its transaction. */
export async function dropPageItems(ctx: Ctx, pageId: string): Promise<void> {
  await lockTree(ctx);
  const items = await ctx.db.navigationItem.findMany({ where: { pageId } });
  for (const item of items) await removeItem(ctx, asItem(item));
  if (items.length > 0) await closeGaps(ctx.db);
}

/** Removes one entry of a locked tree; what stood below it moves up to its level. The caller closes the gaps. */
export async function removeItem(ctx: Ctx, { id }: NavigationRow): Promise<void> {
  // Read afresh: it may have moved up when an entry above it was removed just before.
  const item = asItem(await ctx.db.navigationItem.findFirstOrThrow({ where: { id } }));
  const last = await ctx.db.navigationItem.count({
    where: { location: item.location, parentId: item.parentId },
  });
  const children = await ctx.db.navigationItem.findMany({
    where: { parentId: id },
    orderBy: { order: 'asc' },
  });
  for (const [at, child] of children.entries()) {
    await ctx.db.navigationItem.updateMany({
      where: { id: child.id },
      data: { parentId: item.parentId, order: last + at },
    });
  }
  await ctx.db.navigationItem.deleteMany({ where: { id } });
  await record(ctx, navigationDeleted, id, item);
}

/** A row in the words of the wire; the schema checks it again on the way out. */
export function asItem<T extends { location: string }>(row: T) {
  return row as T & Pick<NavigationRow, 'location'>;
}
