import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { env } from './env';

/** Hex SHA-256. For random secrets of 128 bits and more, which need no slow hash (docs/adr/0006). */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares two strings in time that depends on their lengths only. */
export function safeEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A key of 32 bytes for one purpose, derived from AUTH_SECRET by HKDF (RFC 5869). */
export function purposeKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', `quintet:${purpose}`, 32));
}

/** HMAC-SHA-256 under a purpose's key, base64url. */
export function keyedHash(purpose: string, text: string): string {
  return createHmac('sha256', purposeKey(purpose)).update(text).digest('base64url');
}

/** `count` random bytes as base64url. */
export function randomToken(count = 32): string {
  return randomBytes(count).toString('base64url');
}

const KEY_ID = 'k1';

/**
 * Encrypts with AES-256-GCM.
 * @param about what the text belongs to (such as `webhook:<id>`); the same must be given to decrypt, so that a
 *   ciphertext moved to another row does not open
 * @returns `keyId.nonce.tag.ciphertext`, base64url parts
 */
export function encrypt(text: string, about: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(env().ENCRYPTION_KEY, 'base64'), nonce);
  cipher.setAAD(Buffer.from(`${KEY_ID}:${about}`));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [KEY_ID, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
    '.',
  );
}

/** Opens what `encrypt` closed. @throws Error when key, purpose or a byte differs */
export function decrypt(sealed: string, about: string): string {
  const [keyId, nonce, tag, text] = sealed.split('.');
  if (keyId !== KEY_ID || !nonce || !tag || text === undefined)
    throw new Error('Ciphertext of an unknown form.');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    Buffer.from(env().ENCRYPTION_KEY, 'base64'),
    Buffer.from(nonce, 'base64url'),
  );
  decipher.setAAD(Buffer.from(`${keyId}:${about}`));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
}
