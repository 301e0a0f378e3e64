import { methodRefusal } from './method-refusal';
import { addressFrom } from './request-facts';
import { type LimitState, limitHeaders, MemoryLimiter } from './sliding-window';

// What middleware.ts decides, as functions of plain values: it runs on the edge, imports nothing of Node, and is tested
// without a server.

/** The edge's settings, read once by middleware.ts. */
export interface EdgeSettings {
  /** Host name of the console and API; every other host is a tenant's site. */
  ownHost: string;
  /** Origins that may call the API from a browser besides our own. */
  corsOrigins: readonly string[];
  secure: boolean;
  development: boolean;
  limitAnonymous: number;
  limitCredentialed: number;
  windowMs: number;
}

/** What the edge does with a request before any route sees it. */
export type EdgeDecision =
  | { kind: 'answer'; status: number; body: string | null; headers: Record<string, string> }
  | {
      kind: 'pass';
      rewriteTo: string | null;
      requestHeaders: Record<string, string>;
      headers: Record<string, string>;
    };

const CORS_METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';
const CORS_HEADERS =
  'Authorization, X-API-Key, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, Last-Event-ID';
const EXPOSED =
  'ETag, Location, Retry-After, X-Request-Id, X-Correlation-Id, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Idempotency-Replayed';
/** Served alike on every host: uploaded files, fonts, and where forms post to. */
const EVERY_HOST = /^\/(files|vendor|api\/forms)\//;
/** Where people prove who they are: a header that anybody can send must not open the larger limit here. */
const PROVING = new RegExp(
  `^/api(/v1)?/(${[
    'auth/(login|register|refresh|callback|otp|verify-otp|mfa/verify|passkeys/sign-in|saml|sso|ticket)',
    'auth/(forgot-password|reset-password|password-reset|verify-email)',
    'invitations/(accept|look)',
    'users/profile/email/confirm',
  ].join('|')})(/|$)`,
);
/** Probes come often and from one address. */
const UNLIMITED = /^\/(api\/(health|metrics)|health|metrics)(\/|$)/;

/** Headers that every answer carries, pages and API alike. */
export function securityHeaders(settings: EdgeSettings): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'x-xss-protection': '0',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(settings.secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/** The console's content security policy: scripts by nonce only. Development needs eval for hot reload. */
export function consolePolicy(nonce: string, settings: EdgeSettings): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${settings.development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${settings.development ? ' ws:' : ''}`,
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** The API's policy: its answers are data, and run nothing wherever they are opened. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** The reference page's policy: its own scripts and styles, and calls of this API; nothing inline, nothing from elsewhere. */
export const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** True for the reference page of the API and what it loads. */
export function isReference(pathname: string): boolean {
  return /^(\/api(\/v1)?)?\/docs(\/|$)/.test(pathname);
}

/** The answer to a method that a path of the API does not offer; null where it does, and for paths that are not ours. */
export function refusedMethod(
  pathname: string,
  method: string,
  requestId: string,
  now: number,
): EdgeDecision | null {
  const allow = methodRefusal(pathname, method);
  if (allow === null) return null;
  const message = `${method} is not offered here. Offered: ${allow}.`;
  return edgeError(405, 'METHOD_NOT_ALLOWED', message, requestId, now, { allow });
}

/** CORS headers for a request from another origin that is allowed; none otherwise. */
export function corsHeaders(origin: string | null, settings: EdgeSettings): Record<string, string> {
  if (!origin || !settings.corsOrigins.includes(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED,
  };
}

/** The answer to a preflight: what is allowed to allowed origins, nothing to others. */
export function preflight(origin: string | null, settings: EdgeSettings): EdgeDecision {
  const cors = corsHeaders(origin, settings);
  const allowed = 'access-control-allow-origin' in cors;
  const terms = {
    'access-control-allow-methods': CORS_METHODS,
    'access-control-allow-headers': CORS_HEADERS,
    'access-control-max-age': '600',
  };
  return {
    kind: 'answer',
    status: 204,
    body: null,
    headers: { ...cors, ...(allowed ? terms : {}), vary: 'Origin', allow: CORS_METHODS },
  };
}

/** The limit that an address has: more for those who bring a credential, which the route will prove or refuse. */
export function addressLimit(
  headers: Headers,
  pathname: string,
  cookieNames: readonly string[],
  settings: EdgeSettings,
): { key: string; max: number } {
  const address = addressFrom(headers) || 'unknown';
  const cookies = headers.get('cookie') ?? '';
  const brings =
    headers.has('authorization') ||
    headers.has('x-api-key') ||
    cookieNames.some((name) => cookies.includes(`${name}=`));
  const credentialed = brings && !PROVING.test(pathname);
  return credentialed
    ? { key: `edge:credentialed:${address}`, max: settings.limitCredentialed }
    : { key: `edge:anonymous:${address}`, max: settings.limitAnonymous };
}

/** True for paths that the address limit counts. */
export function isLimited(pathname: string): boolean {
  return /^\/api(\/|$)/.test(pathname) && !UNLIMITED.test(pathname);
}

/** The envelope of an error that the edge itself answers. */
export function edgeError(
  status: number,
  code: string,
  error: string,
  requestId: string,
  now: number,
  headers: Record<string, string> = {},
): EdgeDecision {
  const meta = { timestamp: new Date(now).toISOString(), requestId };
  const body = JSON.stringify({ success: false, error, code, meta });
  const fixed = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  };
  return { kind: 'answer', status, body, headers: { ...fixed, ...headers } };
}

/** The answer to an address over its limit. */
export function limitExceeded(
  state: LimitState,
  windowMs: number,
  requestId: string,
  now: number,
): EdgeDecision {
  const seconds = Math.max(1, Math.ceil((state.resetAt - now) / 1000));
  const message = 'Too many requests from this address. Wait, then try again.';
  const headers = { ...limitHeaders(state, windowMs, now), 'retry-after': String(seconds) };
  return edgeError(429, 'RATE_LIMIT_EXCEEDED', message, requestId, now, headers);
}

/**
 * Where a request for a tenant's own host goes: `acme.example.com/about` is served by `/s/acme.example.com/about`.
 * @returns null for our own host, and for paths that are served on every host
 */
export function sitePath(host: string, pathname: string, settings: EdgeSettings): string | null {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  if (name === settings.ownHost || isAddress(name)) return null;
  if (EVERY_HOST.test(pathname)) return null;
  // A name such as `x/../..` would lead the rewrite out of the sites and into the API, past its limits and headers.
  return `/s/${encodeURIComponent(name)}${pathname === '/' ? '' : pathname}`;
}

/** True for a path that can be read: whole UTF-8, no NUL. Nothing behind the edge can do anything with another. */
export function isReadable(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes('\0');
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/** Probes and tests call by address; that is our own host, not a tenant's. */
function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.startsWith('[') || name === 'localhost';
}

export { limitHeaders, MemoryLimiter };
