import { catalogue, permissionsOfRole } from '../catalogue';
import { clock } from '../clock';
import { type Actor, EVERYWHERE, type Scope, type TenantFacts } from '../context';
import { safeEqual, sha256 } from '../crypto';
import { env } from '../env';
import { AppError, notFound } from '../errors';
import { addressFrom } from '../http/request-facts';
import { PLATFORM_TENANT_ID } from '../ids';
import { isAddressAllowed } from './allowed-addresses';
import { looksLikeApiKey, parseApiKey } from './api-key-format';
import { findApiKey, findPerson, type PersonState } from './principal.sql';
import { readSessionCookie } from './session-cookie';
import { isStrong } from './session-strength';
import { type AccessClaims, verifyAccessToken } from './tokens';

/** Who calls, proven from the credential and the database's present state. */
export interface Principal {
  actor: Actor;
  via: 'session' | 'token' | 'api_key' | 'none';
  userId: string | null;
  sessionId: string | null;
  tenantId: string;
  tenant: TenantFacts | null;
  role: string | null;
  platform: boolean;
  permissions: ReadonlySet<string>;
  scope: Scope;
  limit: { key: string; max: number };
  /** Set for API keys: when this key was last seen, to note its use at most once a minute. */
  keyLastUsedAt?: Date | null;
  /** Set for API keys: a test key reaches a tenant's test data only. */
  keyMode?: 'live' | 'test';
  /** Set for people: when this session was last seen. */
  sessionSeenAt?: Date | null;
  /** The tenant asks for a second factor that the session was begun without: no permission counts until there is one. */
  lacksSecondFactor?: boolean;
}

const NO_PERMISSIONS: ReadonlySet<string> = new Set();

/** Nobody known; what a public endpoint runs as. */
export const ANONYMOUS: Principal = {
  actor: { type: 'anonymous', id: null, name: 'anonymous' },
  via: 'none',
  userId: null,
  sessionId: null,
  tenantId: PLATFORM_TENANT_ID,
  tenant: null,
  role: null,
  platform: false,
  permissions: NO_PERMISSIONS,
  scope: EVERYWHERE,
  limit: { key: 'anonymous', max: Number.MAX_SAFE_INTEGER },
};

/**
 * Proves a request's credential: an access token or API key in Authorization, a key in X-API-Key, or the session cookie.
 * @param pathTenantId the tenant that the path names, if it does
 * @returns null when the request carries no credential
 * @throws INVALID_TOKEN, TOKEN_EXPIRED, CSRF_REJECTED; NOT_FOUND when the named tenant is not the caller's
 */
export async function authenticate(request: Request, pathTenantId: string | null): Promise<Principal | null> {
  const header = request.headers.get('authorization');
  const presented = header === null ? request.headers.get('x-api-key') : bearer(header);
  if (presented !== null) {
    if (looksLikeApiKey(presented))
      return keyPrincipal(presented, pathTenantId, addressFrom(request.headers));
    if (header === null) throw new AppError('INVALID_TOKEN');
    return personPrincipal(await verifyAccessToken(presented, clock.now()), pathTenantId, 'token');
  }
  const claims = await readSessionCookie(request);
  if (!claims) return null;
  refuseForeignOrigin(request);
  return personPrincipal(claims, pathTenantId, 'session');
}

function bearer(header: string): string {
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (!token) throw new AppError('INVALID_TOKEN', 'Send the token as "Authorization: Bearer <token>".');
  return token;
}

/** A cookie goes along by itself, so a change by cookie must come from our own pages. */
function refuseForeignOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const host = request.headers.get('host') ?? new URL(request.url).host;
  const own =
    origin === null
      ? site === 'same-origin' || site === 'none'
      : URL.canParse(origin) && new URL(origin).host === host;
  if (!own) throw new AppError('CSRF_REJECTED');
}

async function personPrincipal(
  claims: AccessClaims,
  pathTenantId: string | null,
  via: 'session' | 'token',
): Promise<Principal> {
  const state = await findPerson(claims.userId, claims.sessionId, pathTenantId ?? claims.tenantId);
  if (!state?.session_live || state.user_status !== 'active') {
    throw new AppError('INVALID_TOKEN', 'You have been signed out. Sign in again.');
  }
  const platform = state.platform_role === 'super_admin';
  if (pathTenantId && !(state.tenant_id && (platform || state.role))) throw notFound('tenant');
  const tenant = tenantOf(state, platform);
  const lacksSecondFactor = state.asks_second_factor && !isStrong(state.session_method);
  return {
    actor: { type: 'user', id: claims.userId, name: state.name },
    via,
    userId: claims.userId,
    sessionId: claims.sessionId,
    tenantId: tenant?.id ?? PLATFORM_TENANT_ID,
    tenant,
    role: platform ? 'super_admin' : state.role,
    platform,
    permissions: permissionsFor(state, lacksSecondFactor),
    scope: platform ? EVERYWHERE : { zones: state.zones ?? [], locationIds: state.location_ids ?? [] },
    limit: { key: `user:${claims.userId}`, max: env().RATE_LIMIT_USER },
    sessionSeenAt: state.session_seen_at,
    lacksSecondFactor,
  };
}

function tenantOf(state: PersonState, platform: boolean): TenantFacts | null {
  if (!state.tenant_id || !(platform || state.role)) return null;
  if (state.tenant_status !== 'active' && !platform) throw suspended();
  return { id: state.tenant_id, plan: state.plan ?? 'free', modules: state.modules ?? [] };
}

/** A member's permissions: those of the role, or of the least role where nobody knows this one. No member, none. */
function permissionsOf(role: string | null): ReadonlySet<string> {
  return role === null ? NO_PERMISSIONS : permissionsOfRole(role);
}

function permissionsFor(state: PersonState, lacksSecondFactor: boolean): ReadonlySet<string> {
  if (lacksSecondFactor) return NO_PERMISSIONS;
  return state.platform_role === 'super_admin' ? catalogue().everyPermission : permissionsOf(state.role);
}

function suspended(): AppError {
  return new AppError('FORBIDDEN', 'This tenant is suspended. Ask its owner or our support.');
}

async function keyPrincipal(
  presented: string,
  pathTenantId: string | null,
  address: string,
): Promise<Principal> {
  const parsed = parseApiKey(presented);
  if (!parsed) throw new AppError('INVALID_TOKEN', 'This is not a whole API key. Copy it again.');
  const key = await findApiKey(parsed.publicId);
  if (!key || !safeEqual(sha256(parsed.secret), key.secret_hash)) throw new AppError('INVALID_TOKEN');
  if (key.revoked_at) throw new AppError('INVALID_TOKEN', 'This API key was revoked. Use another.');
  if (key.expires_at && key.expires_at <= clock.now()) {
    throw new AppError('INVALID_TOKEN', 'This API key has expired. Create another.');
  }
  if (pathTenantId && pathTenantId !== key.tenant_id) throw notFound('tenant');
  if (key.tenant_status !== 'active') throw suspended();
  if (!isAddressAllowed(address, key.allowed_addresses))
    throw new AppError('FORBIDDEN', 'This API key may not be used from your network address.');
  return {
    actor: { type: 'api_key', id: key.id, name: key.name },
    via: 'api_key',
    userId: null,
    sessionId: null,
    tenantId: key.tenant_id,
    tenant: { id: key.tenant_id, plan: key.plan, modules: key.modules },
    role: null,
    platform: false,
    permissions: new Set(key.scopes),
    scope: EVERYWHERE,
    limit: { key: `key:${key.id}`, max: key.rate_limit ?? env().RATE_LIMIT_KEY },
    keyLastUsedAt: key.last_used_at,
    keyMode: key.mode,
  };
}
