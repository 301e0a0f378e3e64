import type { Db } from '../db/client';
import { rawRows } from '../db/raw';

// Readers go by (transaction id, sequence) and stay below the oldest transaction still running: a commit that comes
// late with an early number is then never skipped. Prisma cannot compare xid8.

/** A place in the outbox. */
export interface Position extends Record<string, unknown> {
  xid: string;
  sequence: number;
}

/** An event as the stream sends it. */
export interface EventRow extends Position {
  id: string;
  type: string;
  resourceType: string;
  resourceId: string;
  payload: unknown;
  createdAt: Date;
  /** Bytes of the payload as text, to bound what waits for a client. */
  size: number;
}

const BATCH = 200;

/** The next events of the bound tenant after a place. */
export async function eventsAfter(db: Db, { xid, sequence }: Position): Promise<EventRow[]> {
  return rawRows<EventRow>(
    db,
    `select id, type, resource_type as "resourceType", resource_id as "resourceId", payload, created_at as "createdAt",
       octet_length(payload::text) as size, xid::text, sequence
     from events where (xid, sequence) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by xid, sequence limit ${BATCH}`,
    [xid, sequence],
  );
}

/** True when a place comes after another. */
export function isAfter(place: Position, other: Position): boolean {
  const [xid, otherXid] = [BigInt(place.xid), BigInt(other.xid)];
  return xid === otherXid ? place.sequence > other.sequence : xid > otherXid;
}

/** The place of now: everything that commits from here on comes after it. */
export async function positionNow(db: Db): Promise<Position> {
  const [row] = await rawRows<Position>(
    db,
    `select pg_snapshot_xmin(pg_current_snapshot())::text as xid, -1::bigint as sequence`,
    [],
  );
  if (!row) throw new Error('The database did not tell its snapshot.');
  return row;
}

/** The place of an event of the bound tenant, if it is known. */
export async function positionOf(db: Db, eventId: string): Promise<Position | undefined> {
  const [row] = await rawRows<Position>(db, 'select xid::text, sequence from events where id = $1::uuid', [
    eventId,
  ]);
  return row;
}
