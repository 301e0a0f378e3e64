import { auditedAs, become, type Ctx } from '@/core/context';
import { declareConstraint } from '@/core/db/constraints';
import { requireVersion } from '@/core/db/rows';
import { AppError, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import {
  memberAdded,
  memberReactivated,
  memberRemoved,
  memberSuspended,
  memberUpdated,
} from './members.events';
import { memberLifecycle } from './members.lifecycle';
import { memberListing } from './members.listing';
import { findMember } from './members.rows';
import {
  lockMembers,
  membershipKey,
  requireAnotherOwner,
  requireGrantable,
  requireNotAbove,
  requireOneselfOr,
} from './members.rules';
import type { Access } from './members.schema';

declareConstraint('memberships_tenant_id_user_id_key', {
  code: 'CONFLICT',
  field: 'userId',
  message: 'This person belongs to the tenant already.',
});

/** The people of the tenant. */
export async function listMembers(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, memberListing, query);
}

/** One member by the person's id. @throws NOT_FOUND for somebody who does not belong to the tenant */
export async function getMember(ctx: Ctx, userId: string) {
  const member = await findMember(ctx, userId);
  if (!member) throw notFound('member');
  return member;
}

/**
 * Makes a person a member. It does not ask who adds them: `requireGrantable` before, or the person's own proof (an
 * accepted invitation, a provider's word) does.
 * @param access the role, and the zones and locations it reaches; none for the whole tenant
 * @throws CONFLICT when they belong to the tenant already
 */
export async function addMember(
  ctx: Ctx,
  {
    userId,
    role,
    zones = [],
    locationIds = [],
    externalId,
  }: Partial<Access> & {
    userId: string;
    role: string;
    externalId?: string;
  },
) {
  await ctx.db.membership.create({ data: { userId, role, zones, locationIds, externalId } });
  const member = await getMember(ctx, userId);
  await record(ctx, memberAdded, userId, member);
  return member;
}

/**
 * Changes a member's role, zones or locations, from their next request on.
 * @param change only what is named changes; `externalId` is the directory's
 * @throws FORBIDDEN for one's own access, for more than the caller has, and for a member above the caller; CONFLICT for
 *   the last owner; PRECONDITION_FAILED when the member has moved on
 */
export async function changeMember(
  ctx: Ctx,
  userId: string,
  change: Partial<Access> & { externalId?: string | null },
) {
  await lockMembers(ctx);
  const before = await getMember(ctx, userId);
  requireVersion(ctx, before);
  if (userId === ctx.userId)
    throw new AppError('FORBIDDEN', 'Nobody changes their own role or reach. Ask another owner.');
  const after = { ...before, ...change };
  await requireNotAbove(ctx, before.role);
  await requireGrantable(ctx, after);
  if (before.role === 'owner' && after.role !== 'owner') await requireAnotherOwner(ctx, userId);
  const own = await auditedAs(ctx, { action: memberUpdated.type });
  await own.db.membership.update({ where: membershipKey(ctx, userId), data: change });
  const member = await getMember(ctx, userId);
  await record(own, memberUpdated, userId, member);
  return member;
}

/**
 * Ends a membership: by somebody who may, or by the person themselves, who leaves. The account and its other
 * memberships stay.
 * @param reason kept in the audit log
 * @throws CONFLICT for the last owner; FORBIDDEN for a member above the caller
 */
export async function removeMember(ctx: Ctx, userId: string, reason?: string) {
  await lockMembers(ctx);
  const member = await getMember(ctx, userId);
  requireVersion(ctx, member);
  if (userId !== ctx.userId) await requireNotAbove(ctx, member.role);
  if (member.role === 'owner') await requireAnotherOwner(ctx, userId);
  const own = await auditedAs(ctx, { action: memberRemoved.type, reason });
  await endMembership(own, userId);
  await record(own, memberRemoved, userId, member);
  return { id: userId };
}

/**
 * Removes a member for whoever has `members:write`, and oneself for anybody.
 * @throws FORBIDDEN without the permission; as `removeMember`
 */
export async function leaveOrRemove(ctx: Ctx, userId: string, reason?: string) {
  requireOneselfOr(ctx, userId, 'members:write');
  return removeMember(ctx, userId, reason);
}

/**
 * Suspends a member or lets them work again; the same twice changes nothing.
 * @throws as `suspendMember`
 */
export async function setMemberStatus(
  ctx: Ctx,
  userId: string,
  status: 'active' | 'suspended',
  reason?: string,
) {
  const member = await getMember(ctx, userId);
  if (member.status === status) return member;
  return status === 'active' ? reactivateMember(ctx, userId, reason) : suspendMember(ctx, userId, reason);
}

/**
 * Keeps a member out of the tenant from the next request on, until they are reactivated.
 * @param reason kept in the audit log
 * @throws INVALID_TRANSITION for a suspended one; CONFLICT for the last owner; FORBIDDEN for oneself or a member above
 */
export async function suspendMember(ctx: Ctx, userId: string, reason?: string) {
  const { own, member } = await beginStatusChange(ctx, userId, { action: memberSuspended.type, reason });
  if (member.role === 'owner' && member.status === 'active') await requireAnotherOwner(ctx, userId);
  const suspended = await memberLifecycle.apply(own, member, 'suspend', undefined);
  await endSessionsHere(own, userId);
  return suspended;
}

/** Lets a suspended member work again. @throws INVALID_TRANSITION for an active one; FORBIDDEN as for suspending */
export async function reactivateMember(ctx: Ctx, userId: string, reason?: string) {
  const { own, member } = await beginStatusChange(ctx, userId, { action: memberReactivated.type, reason });
  return memberLifecycle.apply(own, member, 'reactivate', undefined);
}

async function beginStatusChange(ctx: Ctx, userId: string, about: { action: string; reason?: string }) {
  await lockMembers(ctx);
  const member = await getMember(ctx, userId);
  requireVersion(ctx, member);
  if (userId === ctx.userId) throw new AppError('FORBIDDEN', 'Nobody suspends or reactivates themselves.');
  await requireNotAbove(ctx, member.role);
  return { own: await auditedAs(ctx, about), member };
}

/** Ends a membership with the sessions in it, without asking: the caller has, and holds the lock. */
export async function endMembership(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db.membership.delete({ where: membershipKey(ctx, userId) });
  await endSessionsHere(ctx, userId);
}

/** Ends the sessions that a person began in this tenant. Their sessions are theirs, so it is done on their behalf. */
async function endSessionsHere(ctx: Ctx, userId: string): Promise<void> {
  const theirs = await become(ctx, { userId });
  await theirs.db.authSession.updateMany({
    where: { userId, tenantId: ctx.tenantId, revokedAt: null },
    data: { revokedAt: ctx.now, revokedReason: 'membership_ended' },
  });
  await become(ctx, {});
}
