import { clock } from '../clock';
import { routePattern } from '../http/method-refusal';
import { logger } from '../logger';
import type { Principal } from './authenticate';
import { addKeyUsage, type UsageCount } from './key-use.sql';

// A call is counted in memory and written every few seconds, so that counting costs a request nothing. A process that
// is killed without a chance to say goodbye loses the calls of those seconds, and nothing else.

const FLUSH_MS = 5_000;

interface Counting {
  /** Tenant → key, day and endpoint → count. */
  tenants: Map<string, Map<string, UsageCount>>;
  timer: NodeJS.Timeout | undefined;
}
const shared = globalThis as { quintetKeyUsage?: Counting };

function counting(): Counting {
  shared.quintetKeyUsage ??= { tenants: new Map(), timer: undefined };
  return shared.quintetKeyUsage;
}

/** Counts one call of an API key; of anybody else, nothing. @param status the answer's; from 400 on it failed */
export function countKeyCall({ via, actor, tenantId }: Principal, request: Request, status: number): void {
  if (via !== 'api_key' || !actor.id) return;
  const pattern = routePattern(new URL(request.url).pathname);
  add(tenantId, {
    keyId: actor.id,
    day: clock.now().toISOString().slice(0, 10),
    endpoint: `${request.method} ${pattern ?? 'elsewhere'}`,
    calls: 1,
    failures: status >= 400 ? 1 : 0,
  });
  const now = counting();
  now.timer ??= setTimeout(() => void flushKeyUsage(), FLUSH_MS).unref();
}

/** Writes what was counted since the last time. What cannot be written is kept for the next time, and said in the log. */
export async function flushKeyUsage(): Promise<void> {
  const { tenants, timer } = counting();
  clearTimeout(timer);
  shared.quintetKeyUsage = undefined;
  for (const [tenantId, counts] of tenants) {
    try {
      await addKeyUsage(tenantId, [...counts.values()]);
    } catch (error) {
      logger().warn({ err: error }, 'the use of API keys could not be written; it is tried again');
      for (const count of counts.values()) add(tenantId, count);
    }
  }
}

function add(tenantId: string, count: UsageCount): void {
  const { tenants } = counting();
  const counts = tenants.get(tenantId) ?? new Map<string, UsageCount>();
  tenants.set(tenantId, counts);
  const name = `${count.keyId} ${count.day} ${count.endpoint}`;
  const known = counts.get(name);
  if (!known) counts.set(name, count);
  else Object.assign(known, { calls: known.calls + count.calls, failures: known.failures + count.failures });
}
