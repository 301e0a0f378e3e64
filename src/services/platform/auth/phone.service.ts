import { z } from 'zod';
import { releasePhone } from '@/core/auth/principal.sql';
import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { takeFromLimit } from '@/core/http/rate-limit';
import { phoneVerified } from './auth.events';
import { redeemCode } from './otp.check';
import { issueCode, sendCodeBySms } from './otp.send';
import { asFieldProof, asPerson, requirePerson } from './person';

const CODES_ASKED = 5;
const EXPIRES_IN = 5 * 60;

const About = z.object({ phone: z.string() });

/**
 * Sends a code to a number that the caller says is theirs.
 * @throws RATE_LIMIT_EXCEEDED after 5 codes in the window; FORBIDDEN for an API key
 */
export async function requestPhoneCode(ctx: Ctx, phone: string) {
  const userId = requirePerson(ctx);
  await takeFromLimit({ key: `phone:${userId}`, max: CODES_ASKED });
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  const code = await issueCode(ctx, userId, 'verify_phone', { phone });
  await sendCodeBySms(ctx, phone, user.locale, (texts) => texts.verifyPhoneSms({ code }));
  return { expiresIn: EXPIRES_IN };
}

/**
 * Proves the number by its code. Numbers go from one person to the next: who proved it before can no longer sign in
 * by it.
 * @throws VALIDATION_ERROR for a wrong or old code
 */
export async function verifyPhone(ctx: Ctx, code: string) {
  const userId = requirePerson(ctx);
  const kept = await asFieldProof('code', () => redeemCode(ctx, userId, 'verify_phone', code));
  const about = About.safeParse(kept);
  if (!about.success) throw new AppError('INTERNAL_SERVER_ERROR');
  const { phone } = about.data;
  await releasePhone(ctx.db, phone, userId);
  const user = await ctx.db.user.update({
    where: { id: userId },
    data: { phone, phoneVerifiedAt: ctx.now },
  });
  await record(ctx, phoneVerified, userId, asPerson(user));
  return { phone };
}
