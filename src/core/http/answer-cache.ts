import { z } from 'zod';
import { cache } from '../cache/cache';
import { etagOf } from './conditional';
import type { CacheRule } from './declaration';
import type { Answer } from './envelope';

/** A GET's answer with its ETag. */
export interface TaggedAnswer {
  dataJson: string;
  pagination?: unknown;
  message?: string;
  etag: string;
}

const Kept = z.object({
  dataJson: z.string(),
  pagination: z.unknown().optional(),
  message: z.string().optional(),
  etag: z.string(),
});

/**
 * Answers from the cache where the rule allows it, and keeps a fresh answer for the next caller of the tenant.
 * @param whose the tenant, and who asks: it counts where the rule says that the answer depends on it
 * @param url path and query, all else that a cacheable answer depends on
 * @param produce the service's answer
 */
export async function throughCache(
  rule: CacheRule | undefined,
  { tenantId, caller }: { tenantId: string; caller: string },
  url: URL,
  produce: () => Promise<Answer & { data?: unknown }>,
): Promise<TaggedAnswer> {
  if (!rule) return tagged(await produce());
  // Read before the answer is made: a change in between leaves the answer under a generation that nobody asks for.
  const generations = await cache().generations(tenantId, rule.resources);
  const own = rule.per === 'caller' ? `${caller}:` : '';
  const key = `answer:${tenantId}:${own}${generations}:${url.pathname}${url.search}`;
  const kept = await cache().get(key);
  if (kept !== null) return Kept.parse(JSON.parse(kept));
  const fresh = tagged(await produce());
  await cache().set(key, JSON.stringify(fresh), rule.seconds);
  return fresh;
}

function tagged({ dataJson, pagination, message, data }: Answer & { data?: unknown }): TaggedAnswer {
  const whole = pagination === undefined ? dataJson : dataJson + JSON.stringify(pagination);
  return { dataJson, pagination, message, etag: etagOf(data, whole) };
}
