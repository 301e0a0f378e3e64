import type { Ctx } from '@/core/context';
import { key, lockRow, requireVersion } from '@/core/db/rows';
import { notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { lockMembers } from '../members/members.rules';
import { requireGivenByRule } from '../sso/role-by-rule';
import { groupUpdated } from './groups.events';
import { groupListing } from './groups.listing';
import { lowerFrom, raiseTo } from './groups.roles';

/** The groups that the tenant's directory provisions. */
export async function listGroups(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, groupListing, query);
}

/** One group with the number of its members. */
export async function getGroup(ctx: Ctx, groupId: string) {
  const group = await ctx.db.group.findFirst({
    where: { id: groupId },
    include: { _count: { select: { members: true } } },
  });
  if (!group) throw notFound('group');
  const { _count, ...row } = group;
  return { ...row, memberCount: _count.members };
}

/**
 * Decides what role membership in a group gives, and gives it to its present members at once.
 * @throws VALIDATION_ERROR for owner and for no role; FORBIDDEN for a role above the caller's own
 */
export async function updateGroup(ctx: Ctx, groupId: string, { role }: { role: string | null }) {
  await lockMembers(ctx);
  await lockRow(ctx, 'groups', groupId, 'group');
  const before = await getGroup(ctx, groupId);
  requireVersion(ctx, before);
  if (role !== null) await requireGivenByRule(ctx, 'role', role);
  await ctx.db.group.update({ where: key(ctx, groupId), data: { role } });
  const unconditional = { ...ctx, ifMatch: null };
  const members = await ctx.db.groupMember.findMany({ where: { groupId }, select: { membershipId: true } });
  const ids = members.map(({ membershipId }) => membershipId);
  await lowerFrom(unconditional, before.role, ids);
  await raiseTo(unconditional, role, ids);
  const group = await getGroup(ctx, groupId);
  await record(ctx, groupUpdated, groupId, group);
  return group;
}
