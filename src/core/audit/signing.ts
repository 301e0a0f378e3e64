import { sign, verify } from 'node:crypto';
import { purposeKey } from '../crypto';
import { privateKeyOf, publicBytesOf, publicKeyOf } from '../ed25519';
import { env } from '../env';

/** The key that seals are signed with: derived from AUTH_SECRET, so that the database does not hold it. */
const privateKey = () => privateKeyOf(purposeKey('audit-seal'));

/** Signs a seal's hash. @param hash 64 hex digits @returns 64 bytes, base64url */
export function signHash(hash: string): string {
  return sign(null, Buffer.from(hash, 'hex'), privateKey()).toString('base64url');
}

/** The public key that seals are signed with now: 32 bytes, base64url. */
export function publicAuditKey(): string {
  return publicBytesOf(privateKey()).toString('base64url');
}

/** Public keys of earlier AUTH_SECRETs, so that seals from before a change of it still prove what they proved. */
export function formerAuditKeys(): string[] {
  return env().AUDIT_FORMER_KEYS;
}

/** True when one of our keys, present or former, has signed the hash. */
export function isSignedHash(hash: string, signature: string | null): boolean {
  if (!signature || !/^[0-9a-f]{64}$/.test(hash)) return false;
  const [bytes, signed] = [Buffer.from(hash, 'hex'), Buffer.from(signature, 'base64url')];
  return [publicAuditKey(), ...formerAuditKeys()].some((key) =>
    verify(null, bytes, publicKeyOf(Buffer.from(key, 'base64url')), signed),
  );
}
