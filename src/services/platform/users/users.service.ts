import { auditedAs, become, type Ctx } from '@/core/context';
import { requireVersion } from '@/core/db/rows';
import { AppError } from '@/core/errors';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { endSessions } from '../auth/own-sessions.service';
import { requirePerson } from '../auth/person';
import { userUpdated } from '../events';
import { requireOneselfOr } from '../members/members.rules';
import { changeMember, leaveOrRemove, reactivateMember, suspendMember } from '../members/members.service';
import { getUser, recordAbout } from './users.account';
import { deleteAccount } from './users.deletion';
import { userReactivated, userSuspended } from './users.events';
import { userListing } from './users.listing';
import type { UpdateProfileInput, UpdateUserInput } from './users.schema';

/** The people of the tenant; everybody for a platform administrator. */
export async function listUsers(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, userListing, query);
}

/** The person of the call. @throws FORBIDDEN for a key */
export async function getProfile(ctx: Ctx) {
  return getUser(ctx, requirePerson(ctx));
}

/** Changes what the person of the call says of themselves. */
export async function updateProfile(ctx: Ctx, change: UpdateProfileInput) {
  return writeProfile(ctx, requirePerson(ctx), change);
}

/**
 * Changes one's own profile, or another member's role, zones and locations: name, phone and language are said by the
 * person alone (or a platform administrator), and nobody changes their own role.
 * @throws FORBIDDEN for anything else; as `changeMember`
 */
export async function updateUser(ctx: Ctx, userId: string, change: UpdateUserInput) {
  const { role, zones, locationIds, ...profile } = change;
  const access = Object.fromEntries(
    Object.entries({ role, zones, locationIds }).filter(([, value]) => value !== undefined),
  );
  const saysProfile = Object.keys(profile).length > 0;
  requireOneselfOr(ctx, userId, 'members:write');
  if (saysProfile && userId !== ctx.userId && !ctx.platform)
    throw new AppError('FORBIDDEN', 'Name, phone and language are changed by the person themselves only.');
  requireVersion(ctx, await getUser(ctx, userId));
  const unconditional = { ...ctx, ifMatch: null };
  if (Object.keys(access).length > 0) await changeMember(unconditional, userId, access);
  await become(ctx, {});
  if (saysProfile) await writeProfile(unconditional, userId, profile);
  return getUser(ctx, userId);
}

async function writeProfile(ctx: Ctx, userId: string, change: UpdateProfileInput) {
  const before = await getUser(ctx, userId);
  requireVersion(ctx, before);
  // Another number is not yet known to be theirs.
  const unproven =
    change.phone !== undefined && change.phone !== before.phone ? { phoneVerifiedAt: null } : {};
  const user = await ctx.db.user.update({ where: { id: userId }, data: { ...change, ...unproven } });
  await recordAbout(ctx, userUpdated, user);
  return getUser(ctx, userId);
}

/** Deletes one's own account; removes somebody else from the tenant; deletes any account for a platform administrator. */
export async function deleteUser(ctx: Ctx, userId: string) {
  if (userId === ctx.userId || ctx.platform) return deleteAccount(ctx, userId);
  return leaveOrRemove(ctx, userId);
}

/**
 * Suspends a person: in the tenant for its administrators, everywhere for a platform administrator.
 * @throws INVALID_TRANSITION for a suspended one; as `suspendMember`
 */
export async function suspendUser(ctx: Ctx, userId: string, reason?: string) {
  if (ctx.platform) return setAccountStatus(ctx, userId, 'suspended', reason);
  await suspendMember(ctx, userId, reason);
  return getUser(ctx, userId);
}

/** Lets a suspended person work again; where, is as for suspending. */
export async function reactivateUser(ctx: Ctx, userId: string, reason?: string) {
  if (ctx.platform) return setAccountStatus(ctx, userId, 'active', reason);
  await reactivateMember(ctx, userId, reason);
  return getUser(ctx, userId);
}

async function setAccountStatus(ctx: Ctx, userId: string, status: 'active' | 'suspended', reason?: string) {
  if (userId === ctx.userId) throw new AppError('FORBIDDEN', 'Nobody suspends or reactivates themselves.');
  const before = await getUser(ctx, userId);
  requireVersion(ctx, before);
  const own = await auditedAs(ctx, { reason });
  const { count } = await own.db.user.updateMany({
    where: { id: userId, status: status === 'active' ? 'suspended' : 'active', deletedAt: null },
    data: { status },
  });
  if (count === 0) throw new AppError('INVALID_TRANSITION', `This account is ${before.status}.`);
  if (status === 'suspended') await endSessions(own, userId, 'account_suspended', null);
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  await recordAbout(own, status === 'active' ? userReactivated : userSuspended, user);
  return getUser(own, userId);
}
