import { Secret, TOTP } from 'otpauth';
import { toString as drawQr } from 'qrcode';

const ISSUER = 'Quintet';
const PERIOD_SECONDS = 30;
/** Clocks of phones drift: a code of the step before or after is taken too. */
const DRIFT_STEPS = 1;

/** A new secret of 160 bits, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/**
 * What an authenticator app reads: the `otpauth:` address, and the same as an SVG in a data URL.
 * @param email under which the app lists it
 */
export async function totpSetup(secret: string, email: string) {
  const otpauthUrl = totpOf(secret, email).toString();
  const svg = await drawQr(otpauthUrl, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return { secret, otpauthUrl, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

/**
 * The time step that a code is of, if it is one of now, of the step before or of the next.
 * @returns null for a code that is none of them
 */
export function stepOf(secret: string, code: string, now: Date): bigint | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: DRIFT_STEPS });
  return delta === null ? null : BigInt(Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta);
}

function totpOf(secret: string, label: string): TOTP {
  const parameters = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS };
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), ...parameters });
}
