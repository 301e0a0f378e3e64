import { env } from '@/core/env';

/** Whom passkeys are made for: this installation's host, and nobody who only looks like it. */
export function relyingParty(): { rpID: string; expectedOrigin: string } {
  const { hostname, origin } = new URL(env().APP_URL);
  return { rpID: hostname, expectedOrigin: origin };
}
