import type { Db } from '@/core/db/client';

// Places are moved by one statement each, which Prisma cannot say: a column computed from itself, and an order from an
// array. The unique place is checked at commit, so the statements may pass through equal places.

/** Moves the sections from a place on down by one. */
export async function makeRoom(db: Db, pageId: string, place: number): Promise<void> {
  await db.$executeRaw`update sections set "order" = "order" + 1 where page_id = ${pageId}::uuid and "order" >= ${place}::int`;
}

/** Moves the sections below a place, which was just left, up by one. */
export async function closeGap(db: Db, pageId: string, place: number): Promise<void> {
  await db.$executeRaw`update sections set "order" = "order" - 1 where page_id = ${pageId}::uuid and "order" > ${place}::int`;
}

/** Moves one section from its place to another; those between make way. */
export async function moveTo(db: Db, pageId: string, id: string, from: number, to: number): Promise<void> {
  const [low, high, step] = from < to ? [from + 1, to, -1] : [to, from - 1, 1];
  await db.$executeRaw`update sections set "order" = case when id = ${id}::uuid then ${to}::int else "order" + ${step}::int end
    where page_id = ${pageId}::uuid and (id = ${id}::uuid or "order" between ${low}::int and ${high}::int)`;
}

/** Gives a page's sections the order of a list that names each of them once. */
export async function setOrder(db: Db, pageId: string, ids: readonly string[]): Promise<void> {
  await db.$executeRaw`update sections s set "order" = wanted.place - 1
    from unnest(${ids}::uuid[]) with ordinality wanted(id, place)
    where s.page_id = ${pageId}::uuid and s.id = wanted.id and s."order" <> wanted.place - 1`;
}
