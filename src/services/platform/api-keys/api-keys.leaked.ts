import { parseApiKey } from '@/core/auth/api-key-format';
import { findApiKeyWithin } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { safeEqual, sha256 } from '@/core/crypto';
import { takeFromLimit } from '@/core/http/rate-limit';
import { sendLetterToOwners } from '../messages/send-letter';
import { getApiKey, revokeApiKey } from './api-keys.service';

const REPORTS_ALLOWED = 30;
const RECEIVED = { received: true as const };

/**
 * Takes the report of somebody who found a whole key: it is revoked at once, and the tenant's owners get a letter. The
 * answer is the same for keys that are none of ours.
 * @throws RATE_LIMIT_EXCEEDED after 30 reports in the window from one network address
 */
export async function reportLeakedKey(ctx: Ctx, text: string) {
  await takeFromLimit({ key: `leaked:${ctx.request?.ip ?? ''}`, max: REPORTS_ALLOWED });
  const parsed = parseApiKey(text.trim());
  const found = parsed ? await findApiKeyWithin(ctx.db, parsed.publicId) : undefined;
  if (!parsed || !found || !safeEqual(sha256(parsed.secret), found.secret_hash) || found.revoked_at)
    return RECEIVED;
  const there = await become(ctx, { tenantId: found.tenant_id });
  await revokeApiKey(there, found.id, 'leaked');
  await tellOwners(there, found.id);
  return RECEIVED;
}

async function tellOwners(ctx: Ctx, keyId: string): Promise<void> {
  const { name, prefix } = await getApiKey(ctx, keyId);
  await sendLetterToOwners(ctx, (texts) => texts.apiKeyLeaked({ name, prefix }), { path: '/' });
}
