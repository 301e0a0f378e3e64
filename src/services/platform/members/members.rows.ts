import type { Ctx } from '@/core/context';
import { membershipKey } from './members.rules';
import type { MemberData } from './members.schema';

/** A member of the tenant of the call as the wire shows them; null for somebody who does not belong to it. */
export async function findMember(ctx: Ctx, userId: string): Promise<MemberData | null> {
  const row = await ctx.db.membership.findUnique({
    where: membershipKey(ctx, userId),
    include: { user: true },
  });
  if (!row) return null;
  const { user, role, zones, locationIds, status, createdAt, updatedAt } = row;
  // What is shown is of both rows, and so its version moves on with either.
  const version = row.version + user.version;
  const { id, name, email, phone, lastLoginAt } = user;
  const words = { status, accountStatus: user.status } as Pick<MemberData, 'status' | 'accountStatus'>;
  const access = { role, zones, locationIds };
  return { id, name, email, phone, lastLoginAt, ...access, ...words, version, createdAt, updatedAt };
}
