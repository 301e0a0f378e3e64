import type { Db } from '@/core/db/client';

// Each is one statement over the whole tree, which Prisma cannot say. Places are checked at commit.

/** Numbers every level from 0 in its present order, after entries have left. */
export async function closeGaps(db: Db): Promise<void> {
  await db.$executeRaw`update navigation_items n set "order" = dense.place from (
      select id, row_number() over (partition by location, parent_id order by "order", id)::int - 1 as place
      from navigation_items
    ) dense where n.id = dense.id and n."order" <> dense.place`;
}

/** Writes parents and places for entries. */
export async function setTree(
  db: Db,
  places: { id: string; parentId: string | null; order: number }[],
): Promise<void> {
  await db.$executeRaw`update navigation_items n set parent_id = wanted."parentId", "order" = wanted."order"
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as wanted(id uuid, "parentId" uuid, "order" int)
    where n.id = wanted.id and (n.parent_id, n."order") is distinct from (wanted."parentId", wanted."order")`;
}
