import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { takeFromLimit } from '@/core/http/rate-limit';
import { queueAccountLetter } from './account-letters.jobs';
import { emailVerified } from './auth.events';
import { redeemToken } from './one-time-tokens';
import { asPerson } from './person';

const LETTERS_ASKED = 5;

const About = z.object({ email: z.string() });

/**
 * Proves an address by the token of a letter. Twice the same link: the second is refused as used up.
 * @throws INVALID_TOKEN when the token is unknown, used or expired, or was sent to an address that is no longer theirs
 */
export async function verifyEmail(ctx: Ctx, token: string) {
  const { ctx: own, userId, data } = await redeemToken(ctx, token, 'verify_email');
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  const about = About.safeParse(data);
  if (!about.success || about.data.email !== user.email || user.deletedAt) {
    throw new AppError('INVALID_TOKEN', 'This link was for another address. Ask for a new one.');
  }
  await markEmailVerified(own, userId);
  return { email: user.email };
}

/** Notes that a person's address is proven; a second time changes nothing. @param own bound to the person */
export async function markEmailVerified(own: Ctx, userId: string): Promise<void> {
  const { count } = await own.db.user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: own.now },
  });
  if (count === 0) return;
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  await record(own, emailVerified, userId, asPerson(user));
}

/**
 * Asks for the letter again. Answers alike whether or not somebody unproven lives there.
 * @throws RATE_LIMIT_EXCEEDED after 5 requests in the window for one address from one network address
 */
export async function resendVerifyLetter(ctx: Ctx, email: string) {
  await takeFromLimit({ key: `verify-email:${email}:${ctx.request?.ip ?? ''}`, max: LETTERS_ASKED });
  await queueAccountLetter(ctx, { kind: 'verify_email', email });
  return { email };
}
