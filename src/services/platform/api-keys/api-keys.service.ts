import { newApiKey } from '@/core/auth/api-key-format';
import { catalogue } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { key, lockRow, requireVersion } from '@/core/db/rows';
import { AppError, invalid } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { apiKeyCreated, apiKeyRevoked } from '../events';
import { apiKeyListing } from './api-keys.listing';
import type { CreateApiKeyInput } from './api-keys.schema';

/** A tenant's keys by prefix; their secrets are not kept and cannot be shown. */
export async function listApiKeys(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, apiKeyListing, query);
}

/**
 * Creates a key of the tenant. The answer holds its text, for the only time.
 * @throws FORBIDDEN for a scope that the creator lacks; VALIDATION_ERROR for an unknown one or an expiry in the past
 */
export async function createApiKey(ctx: Ctx, { name, scopes, rateLimit, expiresAt }: CreateApiKeyInput) {
  if (expiresAt && expiresAt <= ctx.now) throw invalid('expiresAt', 'Must lie in the future.');
  const { text, publicId, prefix, secretHash } = newApiKey('live');
  const row = await ctx.db.apiKey.create({
    data: {
      name,
      publicId,
      prefix,
      secretHash,
      rateLimit,
      expiresAt,
      scopes: expandScopes(ctx, scopes),
      createdById: ctx.userId,
    },
  });
  const created = asWire(row);
  await record(ctx, apiKeyCreated, created.id, created);
  return { ...created, key: text };
}

/** Revokes a key: it is refused from the next request on. Revoking a revoked key changes nothing. */
export async function revokeApiKey(ctx: Ctx, keyId: string) {
  await lockRow(ctx, 'api_keys', keyId, 'API key');
  const before = await ctx.db.apiKey.findUniqueOrThrow({ where: key(ctx, keyId) });
  requireVersion(ctx, before);
  if (before.revokedAt) return { id: keyId };
  const row = await ctx.db.apiKey.update({ where: key(ctx, keyId), data: { revokedAt: ctx.now } });
  await record(ctx, apiKeyRevoked, row.id, asWire(row));
  return { id: keyId };
}

/** `read` and `write` stand for all of the creator's permissions of that kind; nobody gives away what they lack. */
function expandScopes(ctx: Ctx, scopes: string[]): string[] {
  const expanded = scopes.flatMap((scope) => {
    if (scope === 'read') return [...ctx.permissions].filter((permission) => permission.endsWith(':read'));
    if (scope === 'write') return [...ctx.permissions];
    return [scope];
  });
  const unknown = expanded.find((scope) => !catalogue().everyPermission.has(scope));
  if (unknown !== undefined) throw invalid('scopes', `There is no permission ${unknown}.`);
  const lacking = expanded.find((scope) => !ctx.permissions.has(scope));
  if (lacking !== undefined)
    throw new AppError('FORBIDDEN', `You cannot give the permission ${lacking}, which you do not have.`);
  return [...new Set(expanded)].sort();
}

function asWire<T extends { mode: string }>(row: T) {
  return row as T & { mode: 'live' | 'test' };
}
