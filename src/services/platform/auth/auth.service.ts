import { findLogin, type LoginState } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { record } from '@/core/events/record';
import { requireLeft, takeFromLimit } from '@/core/http/rate-limit';
import { sessionEnded } from '../events';
import type { LoginInput } from './auth.schema';
import { beginSession, type SignIn } from './begin-session';
import { hashPassword, needsRehash, passwordMatches } from './passwords';
import { asPerson } from './person';
import { refuseSignIn } from './refused-sign-in';
import { issueTokens } from './sessions.service';

const FAILURES_ALLOWED = 5;

/**
 * Signs a person in for an app: an access token and the first refresh token of a new session.
 * @throws INVALID_CREDENTIALS for an unknown address, a wrong password and a suspended person alike;
 *   RATE_LIMIT_EXCEEDED after 5 failures in the window for one address from one network address; MFA_REQUIRED with a
 *   challenge for who has two-step sign-in and gave no code; PASSWORD_EXPIRED
 */
export async function login(ctx: Ctx, input: LoginInput) {
  const person = await provePassword(ctx, input);
  const { own, session, user } = await beginSession(ctx, person, 'app', byPassword(input));
  await rehash(own, person, input.password);
  return { ...(await issueTokens(own, session)), user: asPerson(user), tenantId: session.tenantId };
}

/** Signs a person in for the console: NextAuth seals the returned ids into its cookie. Throws as `login` does. */
export async function signInToConsole(ctx: Ctx, input: LoginInput) {
  const person = await provePassword(ctx, input);
  const { own, session, user } = await beginSession(ctx, person, 'console', byPassword(input));
  await rehash(own, person, input.password);
  return asConsoleSession(session, user);
}

/** What NextAuth seals into the console's cookie. */
export function asConsoleSession(
  session: { id: string; tenantId: string | null },
  { id, email, name }: { id: string; email: string; name: string },
) {
  return { id, email, name, sessionId: session.id, tenantId: session.tenantId };
}

function byPassword({ tenantId, code, recoveryCode }: LoginInput): SignIn {
  return { method: 'password', tenantId, secondFactor: { code, recoveryCode } };
}

/** Ends the session of the call: its access tokens, refresh tokens and console cookie are refused from now on. */
export async function logout(ctx: Ctx) {
  if (!ctx.sessionId || !ctx.userId) return { signedOut: true as const };
  await ctx.db.authSession.update({
    where: { id: ctx.sessionId },
    data: { revokedAt: ctx.now, revokedReason: 'logout' },
  });
  await record(ctx, sessionEnded, ctx.sessionId, { id: ctx.sessionId, userId: ctx.userId, reason: 'logout' });
  return { signedOut: true as const };
}

/** Ends a console session that its cookie has proven. */
export async function endConsoleSession(ctx: Ctx, userId: string, sessionId: string): Promise<void> {
  const own = await become(ctx, { userId, actor: { type: 'user', id: userId, name: '' } });
  await own.db.authSession.updateMany({
    where: { id: sessionId },
    data: { revokedAt: ctx.now, revokedReason: 'logout' },
  });
  await record(own, sessionEnded, sessionId, { id: sessionId, userId, reason: 'logout' });
}

async function provePassword(ctx: Ctx, { email, password }: LoginInput): Promise<LoginState> {
  const failures = { key: `login:${email}:${ctx.request?.ip ?? ''}`, max: FAILURES_ALLOWED };
  // Before the password is looked at: a limit that lets the right one through does not keep anybody from guessing.
  await requireLeft(failures);
  const person = await findLogin(ctx.db, email);
  const right = await passwordMatches(password, person?.password_hash ?? null);
  if (person && right && person.status === 'active') {
    // Asked again: of many guesses at once the right one must not pass after five wrong ones.
    await requireLeft(failures);
    return person;
  }
  await takeFromLimit(failures);
  throw await refuseSignIn(ctx, person);
}

/** Keeps a hash at today's cost of a password that was hashed at a lower one. */
async function rehash(own: Ctx, person: LoginState, password: string): Promise<void> {
  if (!person.password_hash || !needsRehash(person.password_hash)) return;
  const passwordHash = await hashPassword(password);
  await own.db.user.update({ where: { id: person.id }, data: { passwordHash } });
}
