import { Secret, TOTP } from 'otpauth';
import * as confirmRoute from '../../app/api/auth/mfa/totp/confirm/route';
import * as totpRoute from '../../app/api/auth/mfa/totp/route';
import type { by } from './sign-in';

/** The code that an authenticator app shows at a moment. @param secret base32 */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

/** Sets up an authenticator app for the caller. @param at now, as the server sees it */
export async function setUpApp(person: ReturnType<typeof by>, at: Date) {
  const begun = await person<{ secret: string }>(totpRoute.POST, { method: 'POST' });
  const { secret } = begun.data;
  const body = { code: codeAt(secret, at) };
  const confirmed = await person<{ recoveryCodes: string[] }>(confirmRoute.POST, { method: 'POST', body });
  return { secret, recoveryCodes: confirmed.data.recoveryCodes };
}
