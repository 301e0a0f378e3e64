import { catalogue } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { AppError, invalid } from '@/core/errors';

/**
 * The permissions that scopes stand for: `read` and `write` are all of the caller's of that kind.
 * @throws VALIDATION_ERROR for one that does not exist; FORBIDDEN for one that the caller lacks
 */
export function expandScopes(ctx: Ctx, scopes: readonly string[]): string[] {
  const expanded = scopes.flatMap((scope) => {
    if (scope === 'read') return [...ctx.permissions].filter((permission) => permission.endsWith(':read'));
    if (scope === 'write') return [...ctx.permissions];
    return [scope];
  });
  const unknown = expanded.find((scope) => !catalogue().everyPermission.has(scope));
  if (unknown !== undefined) throw invalid('scopes', `There is no permission ${unknown}.`);
  requireScopes(ctx, expanded);
  return [...new Set(expanded)].sort();
}

/**
 * Checks that the caller has every one of some permissions, in the whole tenant as a key will: nobody gives away what they
 * lack.
 * @throws FORBIDDEN
 */
export function requireScopes(ctx: Ctx, scopes: readonly string[]): void {
  if (ctx.scope.zones.length + ctx.scope.locationIds.length > 0)
    throw new AppError('FORBIDDEN', 'A key reaches the whole tenant, and you reach a part of it.');
  const lacking = scopes.find((scope) => !ctx.permissions.has(scope));
  if (lacking !== undefined)
    throw new AppError('FORBIDDEN', `You cannot give the permission ${lacking}, which you do not have.`);
}
