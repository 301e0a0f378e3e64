import { permissionsOfRole } from '@/core/catalogue';
import type { Ctx, Scope } from '@/core/context';
import { lockName } from '@/core/db/rows';
import { AppError, invalid } from '@/core/errors';
import { zonalRoles } from '@/services/roles';
import type { Access } from './members.schema';

// Who may give what to whom. Asked by everything that changes who belongs to a tenant.

/** The key of a person's membership in the tenant of the call; it names the tenant, because one's own are visible everywhere. */
export function membershipKey(ctx: Ctx, userId: string) {
  return { tenantId_userId: { tenantId: ctx.tenantId, userId } };
}

/**
 * Lets one change of the tenant's members happen at a time: rules over several of them (there is always an owner) hold
 * only while nobody else changes any.
 */
export async function lockMembers(ctx: Ctx): Promise<void> {
  await lockName(ctx, 'members');
}

/** What the caller may do and where, as it is now: while they waited for the lock, somebody may have changed it. */
async function standing(ctx: Ctx): Promise<{ permissions: ReadonlySet<string>; scope: Scope }> {
  if (ctx.platform || !ctx.userId) return ctx;
  const own = await ctx.db.membership.findUnique({ where: membershipKey(ctx, ctx.userId) });
  if (own?.status !== 'active') throw new AppError('FORBIDDEN', 'You do not belong to this tenant any more.');
  return { permissions: permissionsOfRole(own.role), scope: own };
}

/**
 * Checks that the caller may give a role, in these zones and locations: nobody gives what they lack.
 * @throws FORBIDDEN naming a permission or zone that the caller lacks; VALIDATION_ERROR for a zonal role without a zone
 */
export async function requireGrantable(ctx: Ctx, { role, zones, locationIds }: Access): Promise<void> {
  if (zonalRoles.includes(role) && zones.length + locationIds.length === 0)
    throw invalid('zones', `The role ${role} reaches a part of the tenant. Name its zones or locations.`);
  const { permissions, scope } = await standing(ctx);
  const lacking = [...permissionsOfRole(role)].find((permission) => !permissions.has(permission));
  if (lacking !== undefined)
    throw new AppError('FORBIDDEN', `You cannot give the role ${role}: you lack its permission ${lacking}.`);
  if (!within(zones, scope.zones) || !within(locationIds, scope.locationIds))
    throw new AppError('FORBIDDEN', 'You cannot give access to more zones or locations than you have.');
}

/**
 * Checks that the caller stands no lower than a member whose access they change.
 * @throws FORBIDDEN when the member's role has a permission that the caller lacks
 */
export async function requireNotAbove(ctx: Ctx, role: string): Promise<void> {
  const { permissions } = await standing(ctx);
  const above = [...permissionsOfRole(role)].some((permission) => !permissions.has(permission));
  if (above)
    throw new AppError(
      'FORBIDDEN',
      `You cannot change somebody who is ${role}: the role has more rights than yours.`,
    );
}

/**
 * Checks that the caller is this person, or has a permission over people.
 * @throws FORBIDDEN naming the permission
 */
export function requireOneselfOr(
  ctx: Ctx,
  userId: string,
  permission: 'members:read' | 'members:write',
): void {
  if (userId !== ctx.userId && !ctx.permissions.has(permission))
    throw new AppError('FORBIDDEN', `You may do this for yourself only: for others it takes ${permission}.`);
}

/**
 * Checks that the tenant keeps an owner who can sign in when this person is one no more.
 * @throws CONFLICT for the last one
 */
export async function requireAnotherOwner(ctx: Ctx, userId: string): Promise<void> {
  const others = await ctx.db.membership.count({
    where: {
      tenantId: ctx.tenantId,
      role: 'owner',
      status: 'active',
      userId: { not: userId },
      user: { status: 'active', deletedAt: null },
    },
  });
  if (others === 0)
    throw new AppError(
      'CONFLICT',
      'This is the last owner. Make somebody else an owner first, or close the organization.',
    );
}

/** True when what is given stays within what the giver has; an empty list is everything. */
function within(given: readonly string[], own: readonly string[]): boolean {
  return own.length === 0 || (given.length > 0 && given.every((place) => own.includes(place)));
}
