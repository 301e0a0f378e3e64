import { newApiKey } from '@/core/auth/api-key-format';
import type { Ctx } from '@/core/context';
import { key } from '@/core/db/rows';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { apiKeyCreated, apiKeyRotated } from './api-keys.events';
import { asApiKey, lockApiKey } from './api-keys.rows';
import { requireScopes } from './api-keys.scopes';

const HOUR_MS = 3600 * 1000;

/**
 * Replaces a key by a new one of the same rights; the old one works on for the overlap, and no longer than it would
 * have. The answer holds the new key's text, for the only time.
 * @param overlapHours 0 to 168
 * @throws CONFLICT for a key that is revoked, expired or replaced already: of many at once, one succeeds; FORBIDDEN for a
 *   key with permissions that the caller lacks, who would hold them with it
 */
export async function rotateApiKey(ctx: Ctx, keyId: string, overlapHours: number) {
  const old = await lockApiKey(ctx, keyId);
  requireScopes(ctx, old.scopes);
  await requireReplaceable(ctx, old);
  const { text, ...kept } = newApiKey(old.mode);
  const { name, mode, scopes, rateLimit, allowedAddresses } = old;
  const same = { name, mode, scopes, rateLimit, allowedAddresses };
  const successor = await ctx.db.apiKey.create({
    data: {
      ...same,
      ...kept,
      rotatedFromId: keyId,
      createdById: ctx.userId,
      expiresAt: lifetimeFrom(ctx.now, old),
    },
  });
  const end = new Date(ctx.now.getTime() + overlapHours * HOUR_MS);
  const expiresAt = old.expiresAt && old.expiresAt < end ? old.expiresAt : end;
  const replaced = await ctx.db.apiKey.update({ where: key(ctx, keyId), data: { expiresAt } });
  await record(ctx, apiKeyRotated, keyId, asApiKey(replaced));
  await record(ctx, apiKeyCreated, successor.id, asApiKey(successor));
  return { ...asApiKey(successor), key: text };
}

async function requireReplaceable(ctx: Ctx, old: Awaited<ReturnType<typeof lockApiKey>>): Promise<void> {
  if (old.revokedAt) throw new AppError('CONFLICT', 'This API key was revoked. Create another.');
  if (old.expiresAt && old.expiresAt <= ctx.now)
    throw new AppError('CONFLICT', 'This API key has expired. Create another.');
  const successor = await ctx.db.apiKey.findFirst({ where: { rotatedFromId: old.id } });
  if (successor)
    throw new AppError(
      'CONFLICT',
      `This API key is replaced by ${successor.prefix} already. Rotate that one.`,
    );
}

/** A key that was made for a time is replaced by one for as long. */
function lifetimeFrom(now: Date, old: { createdAt: Date; expiresAt: Date | null }): Date | null {
  if (!old.expiresAt) return null;
  return new Date(now.getTime() + old.expiresAt.getTime() - old.createdAt.getTime());
}
