import { become, type Ctx } from '@/core/context';
import { notFound } from '@/core/errors';
import type { EventDefinition } from '@/core/events/catalogue';
import { record } from '@/core/events/record';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { asPerson } from '../auth/person';
import { membershipKey, requireOneselfOr } from '../members/members.rules';
import type { UserData } from './users.schema';

/**
 * One person: oneself, or somebody of the tenant for whoever may see its members.
 * @throws FORBIDDEN for others without `members:read`; NOT_FOUND for somebody outside the tenant
 */
export async function getUser(ctx: Ctx, userId: string): Promise<UserData> {
  requireOneselfOr(ctx, userId, 'members:read');
  const user = await ctx.db.user.findFirst({ where: { id: userId, deletedAt: null } });
  if (!user) throw notFound('person');
  const membership = await ctx.db.membership.findUnique({ where: membershipKey(ctx, userId) });
  const version = user.version + (membership?.version ?? 0);
  return { ...user, status: user.status as UserData['status'], role: membership?.role ?? null, version };
}

/** Records what happened to a person in each tenant that they belong to, and in the platform's own. */
export async function recordAbout(
  ctx: Ctx,
  event: EventDefinition,
  user: Parameters<typeof asPerson>[0] & { id: string },
): Promise<void> {
  const theirs = await become(ctx, { userId: user.id });
  const memberships = await theirs.db.membership.findMany({ where: { userId: user.id } });
  const places = new Set([PLATFORM_TENANT_ID, ctx.tenantId, ...memberships.map(({ tenantId }) => tenantId)]);
  for (const tenantId of places)
    await record(await become(ctx, { tenantId }), event, user.id, asPerson(user));
  await become(ctx, {});
}
