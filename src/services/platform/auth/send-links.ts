import type { Ctx } from '@/core/context';
import { sendLetter } from '../messages/send-letter';
import { issueToken, type TokenPurpose } from './one-time-tokens';

const VERIFY_SECONDS = 24 * 3600;
const RESET_SECONDS = 3600;
/** However often somebody asks, a person gets one letter of a kind in this time. */
const QUIET_MS = 60_000;

/** Sends the link that proves an address, unless it is proven or was just sent. @param own bound to the person */
export async function sendVerifyLetter(own: Ctx, userId: string): Promise<void> {
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  if (user.emailVerifiedAt || (await wasJustSent(own, userId, 'verify_email'))) return;
  // A letter that was sent to an earlier address proves nothing about this one.
  const data = { email: user.email };
  const token = await issueToken(own, userId, 'verify_email', { seconds: VERIFY_SECONDS, data });
  await sendLetter(own, user, (texts) => texts.verifyEmail, { path: `/verify-email#${token}` });
}

/** Sends the link to choose a new password, unless it was just sent. @param own bound to the person */
export async function sendResetLetter(own: Ctx, userId: string): Promise<void> {
  if (await wasJustSent(own, userId, 'reset_password')) return;
  const user = await own.db.user.findUniqueOrThrow({ where: { id: userId } });
  const data = { email: user.email };
  const token = await issueToken(own, userId, 'reset_password', { seconds: RESET_SECONDS, data });
  // In the fragment: browsers send it to no server, so that it is in no log and no Referer.
  await sendLetter(own, user, (texts) => texts.resetPassword, { path: `/reset-password#${token}` });
}

/** True when a token of the purpose was made in the last minute and is still unused. */
export async function wasJustSent(own: Ctx, userId: string, purpose: TokenPurpose): Promise<boolean> {
  const since = new Date(own.now.getTime() - QUIET_MS);
  const recent = await own.db.oneTimeToken.findFirst({
    where: { userId, purpose, usedAt: null, createdAt: { gt: since } },
  });
  return recent !== null;
}
