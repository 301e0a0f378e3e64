import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { authenticate, type Principal } from '../auth/authenticate';
import { env } from '../env';
import { AppError } from '../errors';
import { callerAddress } from '../http/caller-address';
import { admit } from '../http/endpoint';
import { takeFromLimit } from '../http/rate-limit';
import type { Follower } from './tap';

/** What a client of a socket says of itself. */
export const Hello = z.object({
  /** An access token or API key; the Authorization header or the console's cookie serve as well. */
  token: z
    .string()
    .regex(/^[\x21-\x7e]{1,4096}$/)
    .optional(),
  /** For people of several tenants; their session's tenant otherwise. */
  tenantId: z.uuid().optional(),
  lastEventId: z.string().max(64).optional(),
  /** Follows these resources only, such as `page:<id>`, instead of all of the tenant. */
  resources: z.array(z.string().max(120)).max(100).optional(),
});

const TAKEN_OVER = ['authorization', 'x-api-key', 'cookie', 'origin', 'host', 'sec-fetch-site', 'user-agent'];

/**
 * Proves that a request's credential may follow the events of a tenant.
 * @param tenantId null for the credential's own tenant
 * @throws UNAUTHORIZED, INVALID_TOKEN, TOKEN_EXPIRED, FORBIDDEN, NOT_FOUND and what else `authenticate` and `admit` throw
 */
export async function provenFollower(request: Request, tenantId: string | null): Promise<Principal> {
  const principal = await authenticate(request, tenantId);
  if (!principal) throw new AppError('UNAUTHORIZED');
  admit(principal, { permission: 'events:read' }, request);
  return principal;
}

/**
 * Proves who opens a socket.
 * @param incoming the handshake
 * @param hello what the client said, unchecked
 * @throws as `provenFollower`; BAD_REQUEST when what it said has another form; RATE_LIMIT_EXCEEDED
 */
export async function followerOf(incoming: IncomingMessage, hello: unknown): Promise<Follower> {
  const said = Hello.safeParse(hello);
  if (!said.success) throw new AppError('BAD_REQUEST');
  const { token, tenantId: wanted = null, lastEventId } = said.data;
  const request = requestOf(incoming, token);
  const principal = await provenFollower(request, wanted?.toLowerCase() ?? null);
  await takeFromLimit(principal.limit);
  const { tenantId } = principal;
  // From here on it is this tenant, also when the person's first one changes.
  const prove = () => provenFollower(request, principal.tenant && tenantId);
  return { tenantId, principal, prove, lastEventId };
}

/** False for a page of another origin that may not call us. Programs send no origin. */
export function isOwnOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined || env().CORS_ORIGINS.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The handshake as a request that changes something: a cookie then counts from our own pages only. */
function requestOf(incoming: IncomingMessage, token: string | undefined): Request {
  const headers = new Headers();
  for (const name of TAKEN_OVER) {
    const value = incoming.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const forwarded = incoming.headers['x-forwarded-for']?.toString();
  headers.set('x-forwarded-for', callerAddress(forwarded, incoming.socket.remoteAddress, env().TRUST_PROXY));
  return new Request(new URL('/socket', env().APP_URL), { method: 'POST', headers });
}
