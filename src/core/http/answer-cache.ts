import { z } from 'zod';
import { remembered } from '../cache/remembered';
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
  const own = rule.per === 'caller' ? `${caller}:` : '';
  const key = `${own}${url.pathname}${url.search}`;
  const what = { kind: 'answer' as const, tenantId, resources: rule.resources, key, schema: Kept };
  return remembered(what, async () => ({ value: tagged(await produce()), seconds: rule.seconds }));
}

function tagged({ dataJson, pagination, message, data }: Answer & { data?: unknown }): TaggedAnswer {
  const whole = pagination === undefined ? dataJson : dataJson + JSON.stringify(pagination);
  return { dataJson, pagination, message, etag: etagOf(data, whole) };
}
