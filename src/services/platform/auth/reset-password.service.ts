import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { takeFromLimit } from '@/core/http/rate-limit';
import { queueAccountLetter } from './account-letters.jobs';
import { passwordReset } from './auth.events';
import type { ResetPasswordInput } from './auth.schema';
import { forgetUnproven } from './forget-unproven';
import { redeemToken } from './one-time-tokens';
import { endSessions } from './own-sessions.service';
import { asPerson } from './person';
import { setPassword } from './set-password';

const LETTERS_ASKED = 5;

const About = z.object({ email: z.string() });

/**
 * Asks for a letter with a link to choose a new password. Answers alike whether or not somebody lives there.
 * @throws RATE_LIMIT_EXCEEDED after 5 requests in the window for one address from one network address
 */
export async function forgotPassword(ctx: Ctx, email: string) {
  await takeFromLimit({ key: `forgot-password:${email}:${ctx.request?.ip ?? ''}`, max: LETTERS_ASKED });
  await queueAccountLetter(ctx, { kind: 'reset_password', email });
  return { email };
}

/**
 * Chooses a new password by the token of a letter, which proves the address too: an account whose address nobody had
 * proven is taken over clean (`forgetUnproven`). Everybody who is signed in as this person is signed out. A refused password leaves the token as it was.
 * @throws INVALID_TOKEN when the token is unknown, used or expired; VALIDATION_ERROR for a weak or recent password
 */
export async function resetPassword(ctx: Ctx, { token, password }: ResetPasswordInput) {
  const { ctx: own, userId, data } = await redeemToken(ctx, token, 'reset_password');
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  const about = About.safeParse(data);
  if (user.status !== 'active' || user.deletedAt || about.data?.email !== user.email) {
    throw new AppError('INVALID_TOKEN', 'This link is used up, expired or not whole. Ask for a new one.');
  }
  const sessionsEnded = await endSessions(own, userId, 'password_reset', null);
  await forgetUnproven(own, userId);
  const changed = await setPassword(own, userId, password, 'password');
  await record(own, passwordReset, userId, asPerson(changed));
  return { sessionsEnded };
}
