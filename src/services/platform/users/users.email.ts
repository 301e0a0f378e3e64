import { findLogin } from '@/core/auth/principal.sql';
import type { Ctx } from '@/core/context';
import { AppError, invalid } from '@/core/errors';
import { requireLeft, takeFromLimit } from '@/core/http/rate-limit';
import { issueToken, openToken, spendToken } from '../auth/one-time-tokens';
import { passwordMatches } from '../auth/passwords';
import { userUpdated } from '../events';
import { sendLetter } from '../messages/send-letter';
import { recordAbout } from './users.account';

const LINK_SECONDS = 24 * 3600;
const FAILURES_ALLOWED = 5;

/**
 * Sends a link to a new address; the account keeps its own until the link is used. The answer is the same for an
 * address that another account has.
 * @throws INVALID_CREDENTIALS for a wrong password of somebody who has one; RATE_LIMIT_EXCEEDED after five
 */
export async function askEmailChange(ctx: Ctx, { email, password }: { email: string; password?: string }) {
  if (!ctx.userId)
    throw new AppError('FORBIDDEN', 'An API key is no person. Sign in to change your address.');
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: ctx.userId } });
  await provePassword(ctx, user, password);
  if (email === user.email) throw invalid('email', 'This is your address already.');
  const letters = { key: `change-email:${user.id}`, max: FAILURES_ALLOWED };
  await takeFromLimit(letters);
  const taken = await findLogin(ctx.db, email);
  const token = await issueToken(ctx, user.id, 'change_email', { seconds: LINK_SECONDS, data: { email } });
  const to = { email, name: user.name, locale: user.locale };
  if (taken) await sendLetter(ctx, { ...to, name: taken.name }, (texts) => texts.addressTaken);
  else await sendLetter(ctx, to, (texts) => texts.changeEmail, { path: `/account/email#${token}` });
  return { email };
}

/**
 * Uses a link: its address is the account's from now on, and verified. The former address is told.
 * @throws INVALID_TOKEN; CONFLICT when another account took the address meanwhile
 */
export async function confirmEmailChange(ctx: Ctx, token: string) {
  const { ctx: own, id, userId, data } = await openToken(ctx, token, 'change_email');
  await spendToken(own, id);
  const email = typeof data === 'object' && data !== null && 'email' in data ? data.email : null;
  if (typeof email !== 'string') throw new AppError('INVALID_TOKEN');
  const before = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  const user = await own.db.user.update({
    where: { id: userId },
    data: { email, emailVerifiedAt: ctx.now },
  });
  await sendLetter(own, before, (texts) => texts.emailChanged({ email }));
  await recordAbout(own, userUpdated, user);
  return { email };
}

async function provePassword(
  ctx: Ctx,
  user: { email: string; passwordHash: string | null },
  password: string | undefined,
): Promise<void> {
  if (user.passwordHash === null) return;
  const failures = { key: `login:${user.email}:${ctx.request?.ip ?? ''}`, max: FAILURES_ALLOWED };
  await requireLeft(failures);
  if (password !== undefined && (await passwordMatches(password, user.passwordHash))) return;
  await takeFromLimit(failures);
  throw new AppError('INVALID_CREDENTIALS', 'This is not your password.');
}
