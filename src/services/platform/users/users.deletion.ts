import { become, type Ctx } from '@/core/context';
import { requireVersion } from '@/core/db/rows';
import { notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import { endSessions } from '../auth/own-sessions.service';
import { memberRemoved } from '../members/members.events';
import { findMember } from '../members/members.rows';
import { lockMembers, requireAnotherOwner } from '../members/members.rules';
import { endMembership } from '../members/members.service';
import { getUser, recordAbout } from './users.account';
import { userDeleted } from './users.events';

/**
 * Deletes an account: its memberships and sessions end, the address is free again, the row stays for the audit log until
 * it is erased.
 * @throws CONFLICT for the last owner of a tenant that is not closed
 */
export async function deleteAccount(ctx: Ctx, userId: string) {
  requireVersion(ctx, await getUser(ctx, userId));
  const theirs = await become(ctx, { userId });
  const memberships = await theirs.db.membership.findMany({
    where: { userId },
    include: { tenant: { select: { deletedAt: true } } },
    // In one order for everybody, so that two deletions never wait for each other.
    orderBy: { tenantId: 'asc' },
  });
  const user = await theirs.db.user.findFirst({ where: { id: userId, deletedAt: null } });
  if (!user) throw notFound('person');
  await recordAbout(theirs, userDeleted, user);
  for (const { tenantId, tenant } of memberships)
    await leave(theirs, userId, tenantId, tenant.deletedAt === null);
  await become(theirs, {});
  await endSessions(theirs, userId, 'account_deleted', null);
  await theirs.db.user.update({ where: { id: userId }, data: { deletedAt: ctx.now } });
  return { id: userId };
}

async function leave(ctx: Ctx, userId: string, tenantId: string, living: boolean): Promise<void> {
  const there = await become(ctx, { tenantId });
  await lockMembers(there);
  const member = await findMember(there, userId);
  if (!member) return;
  if (living && member.role === 'owner') await requireAnotherOwner(there, userId);
  await endMembership(there, userId);
  await record(there, memberRemoved, userId, member);
}
