import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { purposeKey } from '../crypto';
import { env } from '../env';

// An Ed25519 key is any 32 bytes; DER only says so in front of them (RFC 8410).
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The key that seals are signed with: derived from AUTH_SECRET, so that the database does not hold it. */
function privateKey(): KeyObject {
  const key = Buffer.concat([PRIVATE_PREFIX, purposeKey('audit-seal')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** Signs a seal's hash. @param hash 64 hex digits @returns 64 bytes, base64url */
export function signHash(hash: string): string {
  return sign(null, Buffer.from(hash, 'hex'), privateKey()).toString('base64url');
}

/** The public key that seals are signed with now: 32 bytes, base64url. */
export function publicAuditKey(): string {
  const der = createPublicKey(privateKey()).export({ format: 'der', type: 'spki' });
  return der.subarray(PUBLIC_PREFIX.length).toString('base64url');
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
    verify(null, bytes, publicKeyOf(key), signed),
  );
}

function publicKeyOf(text: string): KeyObject {
  const key = Buffer.concat([PUBLIC_PREFIX, Buffer.from(text, 'base64url')]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}
