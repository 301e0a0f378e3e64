import { decode } from 'next-auth/jwt';
import { z } from 'zod';
import { env } from '../env';
import type { AccessClaims } from './tokens';

const Payload = z.object({ sub: z.uuid(), sid: z.uuid(), tenantId: z.uuid().nullable().default(null) });

/** True where the product is served over HTTPS, and cookies may be marked so. */
export function servedSecurely(): boolean {
  return env().APP_URL.startsWith('https:');
}

/** The console's session cookie. The __Host- prefix binds it to this host over HTTPS. */
export function sessionCookieName(): string {
  return servedSecurely() ? '__Host-quintet.session' : 'quintet.session';
}

/** The claims in a request's session cookie; null when there is none or it is not ours. */
export async function readSessionCookie(request: Request): Promise<AccessClaims | null> {
  const sealed = sessionCookie(request.headers.get('cookie') ?? '');
  if (!sealed) return null;
  // A cookie of another key or a tampered one does not decrypt: the same as none, so that the person can sign in anew.
  const payload = await decode({ token: sealed, secret: env().AUTH_SECRET }).catch(() => null);
  const claims = Payload.safeParse(payload);
  return claims.success
    ? { userId: claims.data.sub, sessionId: claims.data.sid, tenantId: claims.data.tenantId }
    : null;
}

/** NextAuth splits a long cookie into `name.0`, `name.1`, …; this puts it together. */
function sessionCookie(header: string): string {
  const name = sessionCookieName();
  const parts = header.split(/;\s*/).flatMap((pair) => {
    const at = pair.indexOf('=');
    const [cookie, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (cookie === name) return [{ order: 0, value }];
    const chunk = cookie.startsWith(`${name}.`) ? Number(cookie.slice(name.length + 1)) : Number.NaN;
    return Number.isInteger(chunk) ? [{ order: chunk, value }] : [];
  });
  return parts
    .sort((a, b) => a.order - b.order)
    .map((part) => part.value)
    .join('');
}
