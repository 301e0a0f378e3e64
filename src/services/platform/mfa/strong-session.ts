import { isStrong } from '@/core/auth/session-strength';
import { become, type Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { settingOf } from '@/core/settings/settings';
import { requireMfa } from '../settings';
import { hasSecondFactor } from './second-factor';

/**
 * Lets whoever has a second factor change what counts as one only in a session that was begun with it. Otherwise whoever
 * has the password alone would add a factor of their own, and be let in where two are asked for. Somebody whose only
 * other factor is a passkey, and of whom no tenant asks for two, may have lost it, and replaces it by the password.
 * @param ctx the person's own call
 * @throws MFA_SETUP_REQUIRED
 */
export async function requireStrongSession(ctx: Ctx, userId: string): Promise<void> {
  const session = ctx.sessionId && (await ctx.db.authSession.findUnique({ where: { id: ctx.sessionId } }));
  if (session && isStrong(session.method)) return;
  const isBound =
    (await hasSecondFactor(ctx, userId)) ||
    ((await ctx.db.passkey.count({ where: { userId } })) > 0 && (await isAskedByATenant(ctx, userId)));
  if (!isBound) return;
  throw new AppError(
    'MFA_SETUP_REQUIRED',
    'Sign in again with the passkey or authenticator app that you have, then change it.',
  );
}

/** True when any tenant that the person works in asks for a second factor: one session reaches them all. */
async function isAskedByATenant(ctx: Ctx, userId: string): Promise<boolean> {
  const memberships = await ctx.db.membership.findMany({
    where: { userId, status: 'active', tenant: { deletedAt: null } },
    orderBy: { tenantId: 'asc' },
  });
  let isAsked = false;
  for (const { tenantId } of memberships)
    isAsked ||= await settingOf(await become(ctx, { tenantId }), requireMfa);
  await become(ctx, {});
  return isAsked;
}
