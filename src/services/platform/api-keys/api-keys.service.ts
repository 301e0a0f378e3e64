import { newApiKey } from '@/core/auth/api-key-format';
import type { Ctx } from '@/core/context';
import { key } from '@/core/db/rows';
import { AppError, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { apiKeyCreated, apiKeyRevoked, apiKeyUpdated } from './api-keys.events';
import { apiKeyListing } from './api-keys.listing';
import { asApiKey, lockApiKey } from './api-keys.rows';
import type { CreateApiKeyInput, UpdateApiKeyInput } from './api-keys.schema';
import { expandScopes } from './api-keys.scopes';

/** A tenant's keys by prefix; their secrets are not kept and cannot be shown. */
export async function listApiKeys(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, apiKeyListing, query);
}

/** One key. @throws NOT_FOUND */
export async function getApiKey(ctx: Ctx, keyId: string) {
  const row = await ctx.db.apiKey.findFirst({ where: { id: keyId } });
  if (!row) throw notFound('API key');
  return asApiKey(row);
}

/** The key that calls. @throws FORBIDDEN for a person */
export async function currentApiKey(ctx: Ctx) {
  if (ctx.actor.type !== 'api_key' || !ctx.actor.id)
    throw new AppError('FORBIDDEN', 'You are signed in as a person. Send an API key to see what it may do.');
  return getApiKey(ctx, ctx.actor.id);
}

/**
 * Creates a key of the tenant, which outlives its maker. The answer holds its text, for the only time.
 * @throws FORBIDDEN for a scope that the creator lacks; VALIDATION_ERROR for an unknown one or an expiry in the past
 */
export async function createApiKey(ctx: Ctx, { mode, scopes, ...input }: CreateApiKeyInput) {
  requireFuture(ctx, input.expiresAt);
  const { text, ...kept } = newApiKey(mode);
  const data = { ...input, mode, ...kept, scopes: expandScopes(ctx, scopes), createdById: ctx.userId };
  const created = asApiKey(await ctx.db.apiKey.create({ data }));
  await record(ctx, apiKeyCreated, created.id, created);
  return { ...created, key: text };
}

/**
 * Changes a key, from its next request on.
 * @throws CONFLICT for a revoked one; as `createApiKey`; PRECONDITION_FAILED
 */
export async function updateApiKey(ctx: Ctx, keyId: string, { scopes, ...change }: UpdateApiKeyInput) {
  const before = await lockApiKey(ctx, keyId);
  if (before.revokedAt) throw new AppError('CONFLICT', 'This API key was revoked. Create another.');
  requireFuture(ctx, change.expiresAt);
  const data = { ...change, ...(scopes ? { scopes: expandScopes(ctx, scopes) } : {}) };
  const row = asApiKey(await ctx.db.apiKey.update({ where: key(ctx, keyId), data }));
  await record(ctx, apiKeyUpdated, row.id, row);
  return row;
}

/** Revokes a key: it is refused from the next request on. Revoking a revoked key changes nothing. */
export async function revokeApiKey(ctx: Ctx, keyId: string, revokedReason = 'revoked') {
  const before = await lockApiKey(ctx, keyId);
  if (before.revokedAt) return { id: keyId };
  const data = { revokedAt: ctx.now, revokedReason };
  const row = await ctx.db.apiKey.update({ where: key(ctx, keyId), data });
  await record(ctx, apiKeyRevoked, row.id, asApiKey(row));
  return { id: keyId };
}

function requireFuture(ctx: Ctx, expiresAt: Date | null | undefined): void {
  if (expiresAt && expiresAt <= ctx.now) throw invalid('expiresAt', 'Must lie in the future.');
}
