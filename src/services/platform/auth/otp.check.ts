import type { Ctx } from '@/core/context';
import { safeEqual } from '@/core/crypto';
import { AppError } from '@/core/errors';
import { codeHash } from './one-time-tokens';
import type { OtpPurpose } from './otp.send';

const TRIES = 5;

/** One answer for a wrong code, an old one, one tried too often, and one that was never sent. */
const refused = (keepsChanges: boolean) =>
  new AppError('INVALID_CREDENTIALS', 'The code is not right, or no longer good. Ask for a new one.', {
    keepsChanges,
  });

/**
 * Uses a code up. Guesses wait for each other, so that twenty at once are five tries too; a wrong one is counted even
 * though the call is refused.
 * @param own bound to the person whom the code was sent to, or to nobody where there is none
 * @returns what was remembered with the code
 * @throws INVALID_CREDENTIALS
 */
export async function redeemCode(own: Ctx, userId: string, purpose: OtpPurpose, code: string) {
  const [sent] = await own.db.$queryRaw<{ id: string }[]>`select id::text from one_time_tokens
    where user_id = ${userId}::uuid and purpose = ${purpose} and used_at is null
    order by created_at desc limit 1 for update`;
  const token = sent && (await own.db.oneTimeToken.findUniqueOrThrow({ where: { id: sent.id } }));
  if (!token || token.usedAt || token.expiresAt <= own.now || token.attempts >= TRIES) throw refused(false);
  if (!safeEqual(token.tokenHash, codeHash(userId, `${purpose}:${token.id}`, code))) {
    await own.db.oneTimeToken.update({ where: { id: token.id }, data: { attempts: { increment: 1 } } });
    throw refused(true);
  }
  await own.db.oneTimeToken.update({ where: { id: token.id }, data: { usedAt: own.now } });
  return token.data;
}
