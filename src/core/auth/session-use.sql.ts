import { reading } from '../db/client';
import { rawRows } from '../db/raw';
import type { Principal } from './authenticate';

const NOTE_EVERY_MS = 60_000;

/** Notes that a session was seen, at most once a minute, so that a busy person does not write at each call. */
export async function noteSessionUse(principal: Principal, now: Date): Promise<void> {
  const { sessionSeenAt: last, sessionId, userId, tenantId } = principal;
  if (last === undefined || (last && now.getTime() - last.getTime() < NOTE_EVERY_MS)) return;
  await reading({ tenantId, userId, platform: false }, (db) =>
    rawRows(db, 'update sessions set last_seen_at = $1 where id = $2', [now, sessionId]),
  );
}
