import { reading } from '../db/client';
import { rawRows } from '../db/raw';
import type { Principal } from './authenticate';

const NOTE_EVERY_MS = 60_000;

/** Notes that a key was used, at most once a minute, so that a busy key does not write at each call. */
export async function noteKeyUse(principal: Principal, now: Date): Promise<void> {
  const { keyLastUsedAt: last, actor, tenantId } = principal;
  if (last === undefined || (last && now.getTime() - last.getTime() < NOTE_EVERY_MS)) return;
  await reading({ tenantId, userId: null, platform: false }, (db) =>
    rawRows(db, 'update api_keys set last_used_at = $1 where id = $2', [now, actor.id]),
  );
}
