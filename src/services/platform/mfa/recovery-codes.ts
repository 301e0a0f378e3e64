import { randomInt } from 'node:crypto';
import type { Ctx } from '@/core/context';
import { codeHash } from '../auth/one-time-tokens';

const COUNT = 10;
const LENGTH = 10;
/** Crockford's letters: none is taken for another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes ten new codes of 50 bits; the earlier ones stop working.
 * @param own bound to the person
 * @returns the codes as they are shown, such as `k3v9p-2mx7q`; only keyed hashes are kept
 */
export async function renewRecoveryCodes(own: Ctx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, () => {
    const text = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
    return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
  });
  await own.db.recoveryCode.deleteMany({ where: { userId } });
  await own.db.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })),
  });
  return codes;
}

/** Uses a code up: of two at once, one wins. @returns false for one that is unknown or used */
export async function redeemRecoveryCode(own: Ctx, userId: string, code: string): Promise<boolean> {
  const { count } = await own.db.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, code), usedAt: null },
    data: { usedAt: own.now },
  });
  return count === 1;
}

/** Case, spaces and hyphens do not matter, and what looks like a letter of the alphabet is taken for it. */
function hashOf(userId: string, code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, '').replace(/[il]/g, '1').replace(/o/g, '0');
  return codeHash(userId, 'recovery', plain);
}
