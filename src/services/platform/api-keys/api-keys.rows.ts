import type { Ctx } from '@/core/context';
import { key, lockRow, requireVersion } from '@/core/db/rows';

/** A key's row, locked until the end of the transaction. @throws NOT_FOUND; PRECONDITION_FAILED when it has moved on */
export async function lockApiKey(ctx: Ctx, keyId: string) {
  await lockRow(ctx, 'api_keys', keyId, 'API key');
  const row = await ctx.db.apiKey.findUniqueOrThrow({ where: key(ctx, keyId) });
  requireVersion(ctx, row);
  return asApiKey(row);
}

/** A key's row in the words of the wire. */
export function asApiKey<T extends { mode: string }>(row: T) {
  return row as T & { mode: 'live' | 'test' };
}
