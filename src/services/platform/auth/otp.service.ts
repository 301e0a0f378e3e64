import { findLogin, findLoginByPhone } from '@/core/auth/principal.sql';
import { become, type Ctx } from '@/core/context';
import { takeFromLimit } from '@/core/http/rate-limit';
import { newId } from '@/core/ids';
import { queueAccountLetter } from './account-letters.jobs';
import { beginSession } from './begin-session';
import { forgetUnproven } from './forget-unproven';
import { redeemCode } from './otp.check';
import type { OtpRequestInput, VerifyOtpInput } from './otp.schema';
import { asPerson } from './person';
import { issueTokens } from './sessions.service';

const CODES_ASKED = 5;
const EXPIRES_IN = 5 * 60;

/**
 * Asks for a code to sign in with. Answers alike whether or not somebody can be reached there.
 * @throws RATE_LIMIT_EXCEEDED after 5 requests in the window for one address or number from one network address
 */
export async function requestOtp(ctx: Ctx, { email, phone, channel: wanted }: OtpRequestInput) {
  await takeFromLimit({ key: `otp:${email ?? phone}:${ctx.request?.ip ?? ''}`, max: CODES_ASKED });
  const channel = wanted ?? (email === undefined ? 'sms' : 'email');
  await queueAccountLetter(ctx, { kind: 'otp', email, phone, channel });
  return { expiresIn: EXPIRES_IN };
}

/**
 * Signs a person in by the code that was sent to them. Somebody with two-step sign-in gives the second factor as well:
 * a code of a letter does not stand in for it. A code of the first letter that proves the address takes the account over
 * clean (`forgetUnproven`).
 * @throws INVALID_CREDENTIALS for a wrong, old or unknown code, and for whoever has no account; MFA_REQUIRED
 */
export async function verifyOtp(ctx: Ctx, { email, phone, code, ...input }: VerifyOtpInput) {
  const person =
    email === undefined ? await findLoginByPhone(ctx.db, phone ?? '') : await findLogin(ctx.db, email);
  // For nobody the same questions are asked, and find nothing.
  const userId = person?.id ?? newId();
  const theirs = await become(ctx, { userId });
  const data = await redeemCode(theirs, userId, 'otp', code);
  if (isByMail(data)) await forgetUnproven(theirs, userId);
  const signIn = { id: userId, name: person?.name ?? '' };
  const { own, session, user } = await beginSession(theirs, signIn, 'app', {
    method: 'otp',
    tenantId: input.tenantId,
    secondFactor: { code: input.totp, recoveryCode: input.recoveryCode },
  });
  return { ...(await issueTokens(own, session)), user: asPerson(user), tenantId: session.tenantId };
}

function isByMail(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'channel' in data && data.channel === 'email';
}
