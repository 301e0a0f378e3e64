import { Ratelimit } from '@upstash/ratelimit';
import { Redis } from '@upstash/redis';
import { type NextRequest, NextResponse } from 'next/server';
import {
  API_POLICY,
  addressLimit,
  consolePolicy,
  corsHeaders,
  type EdgeDecision,
  edgeError,
  isLimited,
  isReadable,
  isReference,
  limitExceeded,
  limitHeaders,
  MemoryLimiter,
  preflight,
  REFERENCE_POLICY,
  refusedMethod,
  securityHeaders,
  sitePath,
} from './src/core/http/edge';
import { edgeSettings } from './src/core/http/edge-settings';
import { requestIdFrom } from './src/core/http/request-facts';

// biome-ignore lint/style/noProcessEnv: the edge's own settings file takes the environment from here.
const settings = edgeSettings(process.env);
const memory = new MemoryLimiter();
const redis = settings.redis
  ? new Redis({ ...settings.redis, enableTelemetry: false, retry: { retries: 0 } })
  : null;
const COOKIES = ['quintet.session', '__Host-quintet.session'];

/** Request id, security headers, CORS, the address limit, and the way to tenants' sites. What it decides is in src/core/http/edge.ts. */
export async function middleware(request: NextRequest): Promise<NextResponse> {
  const requestId = requestIdFrom(request.headers, crypto.randomUUID());
  const { pathname, search } = request.nextUrl;
  const isApi = pathname === '/api' || pathname.startsWith('/api/');
  const fixed = { ...securityHeaders(settings), 'x-request-id': requestId };
  if (!isReadable(pathname)) {
    const refusal = edgeError(400, 'BAD_REQUEST', 'The path cannot be read.', requestId, Date.now());
    return respond(refusal, fixed);
  }
  if (isApi && request.method === 'OPTIONS')
    return respond(preflight(request.headers.get('origin'), settings), fixed);

  const site = sitePath(request.headers.get('host') ?? '', pathname, settings);
  if (site !== null) {
    return respond(
      { kind: 'pass', rewriteTo: site + search, requestHeaders: { 'x-request-id': requestId }, headers: {} },
      fixed,
      request,
    );
  }
  const reference = isReference(pathname);
  // A tenant's site below our own host brings a policy of its own, stricter than the console's.
  if (pathname.startsWith('/s/')) return respond(pass(requestId), fixed, request);
  if (!isApi && !reference) return page(request, requestId, fixed);

  const headers = {
    ...fixed,
    ...corsHeaders(request.headers.get('origin'), settings),
    'content-security-policy': reference ? REFERENCE_POLICY : API_POLICY,
  };
  const now = Date.now();
  const decision = refusedMethod(pathname, request.method, requestId, now) ?? pass(requestId);
  if (!isLimited(pathname)) return respond(decision, headers, request);
  const { key, max } = addressLimit(request.headers, pathname, COOKIES, settings);
  const state = await take(key, max, now);
  if (!state.allowed) return respond(limitExceeded(state, settings.windowMs, requestId, now), headers);
  // Who brings a credential is told of their own limit by the route; these headers would cover it.
  const told = key.startsWith('edge:anonymous') ? limitHeaders(state, settings.windowMs, now) : {};
  return respond(decision, { ...headers, ...told }, request);
}

function pass(requestId: string): EdgeDecision {
  return { kind: 'pass', rewriteTo: null, requestHeaders: { 'x-request-id': requestId }, headers: {} };
}

/** A page of the console: scripts run by a nonce that changes with each answer; Next reads it from the request. */
function page(request: NextRequest, requestId: string, fixed: Record<string, string>): NextResponse {
  const policy = consolePolicy(btoa(crypto.randomUUID()), settings);
  const { pathname, search } = request.nextUrl;
  const requestHeaders = {
    'x-request-id': requestId,
    'content-security-policy': policy,
    // A page that sends away to sign in says where to come back to.
    'x-page-address': pathname + search,
  };
  return respond(
    { kind: 'pass', rewriteTo: null, requestHeaders, headers: { 'content-security-policy': policy } },
    fixed,
    request,
  );
}

async function take(key: string, max: number, now: number) {
  if (!redis) return memory.take(key, max, settings.windowMs, now);
  const open = { allowed: true, limit: max, remaining: max, resetAt: now + settings.windowMs };
  const limiter = new Ratelimit({
    redis,
    limiter: Ratelimit.slidingWindow(max, `${settings.windowMs} ms`),
    prefix: 'quintet:limit',
    timeout: 1_000,
  });
  // Redis down: limits fail open. The server's own health and metrics tell of it.
  return limiter.limit(key).then(
    ({ success, remaining, reset }) => ({
      allowed: success,
      limit: max,
      remaining: Math.max(0, remaining),
      resetAt: reset,
    }),
    () => open,
  );
}

function respond(decision: EdgeDecision, fixed: Record<string, string>, request?: NextRequest): NextResponse {
  const response = decision.kind === 'answer' || !request ? answer(decision) : forward(decision, request);
  for (const [name, value] of Object.entries({ ...fixed, ...decision.headers }))
    response.headers.set(name, value);
  return response;
}

function answer(decision: EdgeDecision): NextResponse {
  if (decision.kind !== 'answer') return NextResponse.next();
  return new NextResponse(decision.body, { status: decision.status, headers: decision.headers });
}

function forward(decision: Extract<EdgeDecision, { kind: 'pass' }>, request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(decision.requestHeaders)) headers.set(name, value);
  if (decision.rewriteTo === null) return NextResponse.next({ request: { headers } });
  return NextResponse.rewrite(new URL(decision.rewriteTo, request.url), { request: { headers } });
}

export const config = {
  // Everything but Next's own static files and images.
  matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'],
};
