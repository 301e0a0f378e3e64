import { randomBytes } from 'node:crypto';
import type { Ctx } from '@/core/context';
import { keyedHash, safeEqual, sha256 } from '@/core/crypto';
import { AppError } from '@/core/errors';

const LIFE_MS = 5 * 60_000;
const NONCE_BYTES = 16;
const TIME_BYTES = 6;

/**
 * A challenge for somebody who is not known yet: a nonce and its end of life, under our mark, so that nothing has to be
 * kept until it comes back.
 */
export function newChallenge(now: Date): Buffer {
  const body = Buffer.concat([randomBytes(NONCE_BYTES), Buffer.alloc(TIME_BYTES)]);
  body.writeUIntBE(now.getTime() + LIFE_MS, NONCE_BYTES, TIME_BYTES);
  return Buffer.concat([body, markOf(body)]);
}

/**
 * Takes a challenge that came back signed. Once: a second time, or twenty times at once, it is refused.
 * @param own bound to the person who signed it
 * @param text base64url, as the browser says it
 * @throws INVALID_TOKEN when it is not ours, too old, or was taken before
 */
export async function redeemChallenge(own: Ctx, userId: string, text: string): Promise<void> {
  const whole = Buffer.from(text, 'base64url');
  const body = whole.subarray(0, NONCE_BYTES + TIME_BYTES);
  const isOurs =
    body.length === NONCE_BYTES + TIME_BYTES &&
    safeEqual(whole.subarray(body.length).toString('hex'), markOf(body).toString('hex'));
  const expiresAt = isOurs ? new Date(body.readUIntBE(NONCE_BYTES, TIME_BYTES)) : null;
  if (!expiresAt || expiresAt <= own.now) throw refused();
  // Its hash is unique in the table: what is there already was taken already.
  const { count } = await own.db.oneTimeToken.createMany({
    data: [{ userId, purpose: 'passkey_challenge', tokenHash: sha256(whole), expiresAt, usedAt: own.now }],
    skipDuplicates: true,
  });
  if (count === 0) throw refused();
}

function markOf(body: Buffer): Buffer {
  return Buffer.from(keyedHash('passkey-challenge', body.toString('hex')), 'base64url').subarray(0, 16);
}

function refused(): AppError {
  return new AppError('INVALID_TOKEN', 'This sign-in was used up or took too long. Try again.');
}
