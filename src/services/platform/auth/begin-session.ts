import { findFirstTenant } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { sessionStarted } from '../events';
import { startSession } from './sessions.service';

/** How a person has proven who they are. */
export type SignInMethod = 'password' | 'otp' | 'passkey' | 'oidc' | 'saml';

/** What a sign-in asks for besides being let in. */
export interface SignIn {
  method: SignInMethod;
  /** Where to work; the oldest membership when left out. */
  tenantId?: string;
}

/**
 * Starts a session of a person who has proven who they are. Every way of signing in ends here, so that what holds for
 * all of them is asked once.
 * @param ctx anybody's; goes on as the person, in the tenant of the session
 * @param person the proven person
 * @param kind `app` for tokens, `console` for the cookie
 * @returns `own` bound to the person, the `session` and the `user` row
 * @throws INVALID_CREDENTIALS for somebody suspended or erased, and for a tenant that is not theirs
 */
export async function beginSession(
  ctx: Ctx,
  person: { id: string; name: string },
  kind: 'app' | 'console',
  { method, tenantId: wanted }: SignIn,
) {
  const tenantId = wanted ?? (await findFirstTenant(ctx.db, person.id));
  const actor = { type: 'user' as const, id: person.id, name: person.name };
  const own = await become(ctx, { userId: person.id, actor, ...(tenantId ? { tenantId } : {}) });
  const user = await own.db.user.findUnique({ where: { id: person.id } });
  if (user?.status !== 'active' || user.deletedAt) throw new AppError('INVALID_CREDENTIALS');
  if (wanted) await requireMembership(own, wanted);
  const session = await startSession(own, kind, { tenantId, method });
  await own.db.user.update({ where: { id: user.id }, data: { lastLoginAt: ctx.now } });
  await record(own, sessionStarted, session.id, { id: session.id, userId: user.id });
  return { own, session, user };
}

async function requireMembership(ctx: Ctx, tenantId: string): Promise<void> {
  const membership = await ctx.db.membership.findFirst({
    where: { tenantId, userId: ctx.userId ?? '', status: 'active' },
  });
  if (!membership) throw new AppError('INVALID_CREDENTIALS', 'You do not belong to this tenant.');
}
