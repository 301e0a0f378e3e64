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

/** How often a key called an endpoint on a day. */
export interface UsageCount {
  keyId: string;
  /** UTC, such as `2026-01-31`. */
  day: string;
  endpoint: string;
  calls: number;
  failures: number;
}

// One statement for a tenant's counts, in one order for every process: two that write the same rows never wait crosswise.
const ADD_USAGE = `insert into api_key_usage (api_key_id, day, endpoint, calls, failures)
  select u.key, u.day, left(u.endpoint, 200), u.calls, u.failures
  from unnest($1::uuid[], $2::date[], $3::text[], $4::bigint[], $5::bigint[]) as u (key, day, endpoint, calls, failures)
  join api_keys k on k.id = u.key
  order by u.key, u.day, u.endpoint
  on conflict (tenant_id, api_key_id, day, endpoint)
  do update set calls = api_key_usage.calls + excluded.calls, failures = api_key_usage.failures + excluded.failures`;

/** Adds counts to what is kept of a tenant's keys. */
export async function addKeyUsage(tenantId: string, counts: readonly UsageCount[]): Promise<void> {
  const columns = [
    counts.map(({ keyId }) => keyId),
    counts.map(({ day }) => day),
    counts.map(({ endpoint }) => endpoint),
    counts.map(({ calls }) => calls),
    counts.map(({ failures }) => failures),
  ];
  await reading({ tenantId, userId: null, platform: false }, (db) => rawRows(db, ADD_USAGE, columns));
}
