import { randomBytes, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { privateKeyOf, publicBytesOf } from '../ed25519';

/** How a webhook signs, per the Standard Webhooks specification 1.0.0: with a shared secret (`v1`), or a key pair (`v1a`). */
export type Signing = 'hmac' | 'ed25519';

/** A new signing secret; of a key pair, the public half can be shown to anybody. */
export interface NewSecret {
  /** `whsec_` or `whsk_` and 32 bytes in base64. */
  secret: string;
  /** `whpk_` and 32 bytes in base64; null for a shared secret. */
  publicKey: string | null;
}

const PRIVATE = 'whsk_';

/** Makes a signing secret of 256 random bits. */
export function newSecret(signing: Signing): NewSecret {
  const bytes = randomBytes(32);
  if (signing === 'hmac') return { secret: `whsec_${bytes.toString('base64')}`, publicKey: null };
  const publicKey = `whpk_${publicBytesOf(privateKeyOf(bytes)).toString('base64')}`;
  return { secret: PRIVATE + bytes.toString('base64'), publicKey };
}

/**
 * The signature headers of one attempt; the timestamp is the attempt's, the id the event's.
 * @param secrets all living secrets of either kind, so that receivers can rotate: each signs
 */
export function signatureHeaders(
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => signature(secret, id, at, body)).join(' '),
  };
}

function signature(secret: string, id: string, at: Date, body: string): string {
  if (!secret.startsWith(PRIVATE)) return new Webhook(secret).sign(id, at, body);
  const seed = Buffer.from(secret.slice(PRIVATE.length), 'base64').subarray(0, 32);
  const signed = Buffer.from(`${id}.${Math.floor(at.getTime() / 1000)}.${body}`);
  return `v1a,${sign(null, signed, privateKeyOf(seed)).toString('base64')}`;
}
