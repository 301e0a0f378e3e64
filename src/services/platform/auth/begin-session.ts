import { findFirstTenant, findPasswordDays } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { sessionStarted } from '../events';
import { hasSecondFactor, requireSecondFactor } from '../mfa/second-factor';
import type { SecondFactorInput } from './auth.schema';
import { startSession } from './sessions.service';

/** How a person has proven who they are. */
export const signInMethods = ['password', 'otp', 'passkey', 'oidc', 'saml'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** These prove one factor only, and ask for the second of whoever has set one up. */
const ONE_FACTOR: readonly SignInMethod[] = ['password', 'otp'];
const DAY_MS = 24 * 3600 * 1000;

/** What a sign-in asks for besides being let in. */
export interface SignIn {
  method: SignInMethod;
  /** Where to work; the oldest membership when left out. */
  tenantId?: string;
  /** What the person gave beside the first proof, if anything. */
  secondFactor?: SecondFactorInput;
}

/**
 * Starts a session of a person who has proven who they are. Every way of signing in ends here, so that what holds for
 * all of them is asked once.
 * @param ctx anybody's; goes on as the person, in the tenant of the session
 * @param person the proven person
 * @param kind `app` for tokens, `console` for the cookie
 * @returns `own` bound to the person, the `session` and the `user` row
 * @throws INVALID_CREDENTIALS for somebody suspended or erased, for a tenant that is not theirs, and for a wrong code;
 *   MFA_REQUIRED with a challenge; PASSWORD_EXPIRED
 */
export async function beginSession(
  ctx: Ctx,
  person: { id: string; name: string },
  kind: 'app' | 'console',
  { method, tenantId: wanted, secondFactor = {} }: SignIn,
) {
  const tenantId = wanted ?? (await findFirstTenant(ctx.db, person.id));
  const actor = { type: 'user' as const, id: person.id, name: person.name };
  const own = await become(ctx, { userId: person.id, actor, ...(tenantId ? { tenantId } : {}) });
  const user = await own.db.user.findUnique({ where: { id: person.id } });
  if (user?.status !== 'active' || user.deletedAt) throw new AppError('INVALID_CREDENTIALS');
  if (wanted) await requireMembership(own, wanted);
  if (method === 'password') await refuseOldPassword(own, user);
  const asked = ONE_FACTOR.includes(method) && (await hasSecondFactor(own, user.id));
  if (asked) await requireSecondFactor(own, user.id, secondFactor, { method, tenantId });
  const session = await startSession(own, kind, { tenantId, method: asked ? `${method}+mfa` : method });
  await own.db.user.update({ where: { id: user.id }, data: { lastLoginAt: ctx.now } });
  await record(own, sessionStarted, session.id, { id: session.id, userId: user.id });
  return { own, session, user };
}

/**
 * The strictest of all the person's tenants decides, because one password opens all of them.
 * @throws PASSWORD_EXPIRED, from which choosing a new one by letter is the way out
 */
async function refuseOldPassword(
  own: Ctx,
  user: { id: string; passwordChangedAt: Date | null; createdAt: Date },
): Promise<void> {
  const days = await findPasswordDays(own.db, user.id);
  const chosenAt = user.passwordChangedAt ?? user.createdAt;
  if (days !== null && own.now.getTime() - chosenAt.getTime() > days * DAY_MS) {
    throw new AppError('PASSWORD_EXPIRED');
  }
}

async function requireMembership(ctx: Ctx, tenantId: string): Promise<void> {
  const membership = await ctx.db.membership.findFirst({
    where: { tenantId, userId: ctx.userId ?? '', status: 'active' },
  });
  if (!membership) throw new AppError('INVALID_CREDENTIALS', 'You do not belong to this tenant.');
}
