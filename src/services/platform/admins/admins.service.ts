import { become, type Ctx } from '@/core/context';
import { notFound } from '@/core/errors';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { administrativeRoles } from '@/services/roles';
import { sendResetLetter } from '../auth/send-links';
import type { Access, MemberData } from '../members/members.schema';
import { changeMember, getMember, removeMember, setMemberStatus } from '../members/members.service';
import { adminListing, shopOwnerListing } from './admins.listing';

// Administrators and shop owners are members of certain roles; what holds for members holds for them.

const isAdmin = ({ role }: MemberData) => administrativeRoles.includes(role);
const isShopOwner = ({ role }: MemberData) => role === 'shop_owner';

/** The tenant's administrators. */
export async function listAdmins(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, adminListing, query);
}

/** The tenant's shop owners. */
export async function listShopOwners(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, shopOwnerListing, query);
}

/** One administrator. @throws NOT_FOUND for members of other roles */
export async function getAdmin(ctx: Ctx, userId: string) {
  return requireMember(ctx, userId, isAdmin);
}

/** How many administrators and shop owners there are, and how many of them are suspended. */
export async function adminStats(ctx: Ctx) {
  const groups = await ctx.db.membership.groupBy({
    by: ['role', 'status'],
    where: { tenantId: ctx.tenantId, role: { in: [...administrativeRoles, 'shop_owner'] } },
    _count: true,
  });
  const sum = (roles: readonly string[], status?: string) =>
    groups
      .filter((group) => roles.includes(group.role) && (status ?? group.status) === group.status)
      .reduce((total, group) => total + group._count, 0);
  const counts = (roles: readonly string[]) => ({
    total: sum(roles),
    active: sum(roles, 'active'),
    suspended: sum(roles, 'suspended'),
  });
  const byRole = Object.fromEntries(administrativeRoles.map((role) => [role, sum([role])]));
  return { admins: counts(administrativeRoles), shopOwners: counts(['shop_owner']), byRole };
}

/** Changes an administrator's role, zones or locations. @throws NOT_FOUND; as `changeMember` */
export async function updateAdmin(ctx: Ctx, userId: string, change: Partial<Access>) {
  await getAdmin(ctx, userId);
  return changeMember(ctx, userId, change);
}

/** Lets an administrator work, or keeps them out; the same twice changes nothing. @throws NOT_FOUND; as `suspendMember` */
export async function setAdminActive(ctx: Ctx, userId: string, active: boolean, reason?: string) {
  await getAdmin(ctx, userId);
  return setMemberStatus(ctx, userId, active ? 'active' : 'suspended', reason);
}

/** Lets a shop owner work, or keeps them out; the same twice changes nothing. @throws NOT_FOUND; as `suspendMember` */
export async function setShopOwnerActive(ctx: Ctx, userId: string, active: boolean, reason?: string) {
  await requireMember(ctx, userId, isShopOwner);
  return setMemberStatus(ctx, userId, active ? 'active' : 'suspended', reason);
}

/** Removes an administrator from the tenant. @throws NOT_FOUND; as `removeMember` */
export async function removeAdmin(ctx: Ctx, userId: string) {
  await getAdmin(ctx, userId);
  return removeMember(ctx, userId);
}

/** Sends an administrator the letter to choose a new password; nobody else ever knows it. @throws NOT_FOUND */
export async function resetAdminPassword(ctx: Ctx, userId: string) {
  await getAdmin(ctx, userId);
  await sendResetLetter(await become(ctx, { userId }), userId);
  await become(ctx, {});
  return { id: userId, sent: true as const };
}

async function requireMember(
  ctx: Ctx,
  userId: string,
  is: (member: MemberData) => boolean,
): Promise<MemberData> {
  const member = await getMember(ctx, userId);
  if (!is(member)) throw notFound('member');
  return member;
}
