import { randomInt } from 'node:crypto';
import type { Ctx } from '@/core/context';
import { lockRow } from '@/core/db/rows';
import { newId } from '@/core/ids';
import { queueSms } from '../messages/messages.jobs';
import { sendLetter } from '../messages/send-letter';
import { letterLocale, type Texts, textsIn } from '../messages/texts/texts';
import { codeHash } from './one-time-tokens';
import { wasJustSent } from './send-links';

const OTP_SECONDS = 5 * 60;
const DAY_MS = 24 * 3600 * 1000;
/** A day's wrong codes after which no more codes are sent: five tries each would add up. */
const FAILURES_A_DAY = 25;

export type OtpPurpose = 'otp' | 'verify_phone';

/**
 * Sends a person a code to sign in with, by mail or to the number that they have proven; nothing where there is none.
 * @param own bound to the person
 */
export async function sendOtp(own: Ctx, userId: string, channel: 'email' | 'sms'): Promise<void> {
  await lockRow(own, 'users', userId, 'user');
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  const phone = user.phoneVerifiedAt ? user.phone : null;
  if (channel === 'sms' && !phone) return;
  if ((await wasJustSent(own, userId, 'otp')) || (await failuresToday(own, userId)) >= FAILURES_A_DAY) return;
  const code = await issueCode(own, userId, 'otp', { channel });
  if (channel === 'email') return sendLetter(own, user, (texts) => texts.signInCode, { code });
  await sendCodeBySms(own, phone ?? '', user.locale, (texts) => texts.signInSms({ code }));
}

/**
 * Makes a code of six digits, good for five minutes; earlier ones of the purpose stop working.
 * @param own bound to the person
 * @param data what the purpose needs to remember
 * @returns the digits; only their keyed hash is kept
 */
export async function issueCode(
  own: Ctx,
  userId: string,
  purpose: OtpPurpose,
  data: Record<string, string>,
): Promise<string> {
  const id = newId();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  // Kept until the nightly purge, because a day's wrong tries are counted on them.
  await own.db.oneTimeToken.updateMany({
    where: { userId, purpose, usedAt: null },
    data: { usedAt: own.now },
  });
  const expiresAt = new Date(own.now.getTime() + OTP_SECONDS * 1000);
  const tokenHash = codeHash(userId, `${purpose}:${id}`, code);
  await own.db.oneTimeToken.create({
    data: { id, userId, purpose, data, tokenHash, expiresAt, createdAt: own.now },
  });
  return code;
}

/** Queues a text message in the person's language. @param phone E.164 */
export async function sendCodeBySms(
  own: Ctx,
  phone: string,
  locale: string,
  write: (texts: Texts) => string,
): Promise<void> {
  await queueSms(own, { to: phone, text: write(textsIn(letterLocale(locale))) });
}

async function failuresToday(own: Ctx, userId: string): Promise<number> {
  const since = new Date(own.now.getTime() - DAY_MS);
  const { _sum } = await own.db.oneTimeToken.aggregate({
    where: { userId, purpose: 'otp', createdAt: { gt: since } },
    _sum: { attempts: true },
  });
  return _sum.attempts ?? 0;
}
