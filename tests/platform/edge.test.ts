import { callerAddress } from '@/core/http/caller-address';
import {
  addressLimit,
  consolePolicy,
  corsHeaders,
  type EdgeSettings,
  isLimited,
  isReadable,
  preflight,
  securityHeaders,
  sitePath,
} from '@/core/http/edge';
import { edgeSettings } from '@/core/http/edge-settings';
import { requestIdFrom } from '@/core/http/request-facts';
import { MemoryLimiter } from '@/core/http/sliding-window';

const settings: EdgeSettings = edgeSettings({
  APP_URL: 'https://quintet.example',
  CORS_ORIGINS: 'https://app.example, https://shop.example',
});

describe('where a request goes', () => {
  it.each([
    ['quintet.example', '/about', null],
    ['acme.quintet.example', '/', '/s/acme.quintet.example'],
    ['ACME.quintet.example:443', '/about', '/s/acme.quintet.example/about'],
    ['www.bakery.example', '/menu/cakes', '/s/www.bakery.example/menu/cakes'],
    ['acme.quintet.example', '/files/t/a/original.jpg', null],
    ['acme.quintet.example', '/vendor/fonts/inter.woff2', null],
    ['acme.quintet.example', '/api/tenants', '/s/acme.quintet.example/api/tenants'],
    ['127.0.0.1:3000', '/health/live', null],
    ['[::1]:3000', '/health/live', null],
    ['x/../..', '/api/auth/login', '/s/x%2F..%2F../api/auth/login'],
    ['a\\..\\..', '/api/auth/login', '/s/a%5C..%5C../api/auth/login'],
    ['a?b', '/', '/s/a%3Fb'],
  ])('%s %s → %s', (host, pathname, expected) => {
    expect(sitePath(host, pathname, settings)).toBe(expected);
  });
});

it('reads no path that is not whole text', () => {
  expect(['/s/acme/%00', '/s/acme/%ED%A0%80', '/s/acme/%E0%A4%A'].map(isReadable)).toEqual([
    false,
    false,
    false,
  ]);
  expect(isReadable('/s/acme/%D8%B9%D9%86')).toBe(true);
});

it.each([
  ['127.0.0.1, 203.0.113.9', false, '198.51.100.1'],
  ['127.0.0.1, 203.0.113.9', true, '203.0.113.9'],
  ['203.0.113.9', true, '203.0.113.9'],
  [undefined, true, '198.51.100.1'],
])(
  'takes a caller’s address from whom we heard, not from what they claim: %s',
  (forwarded, trusts, expected) => {
    expect(callerAddress(forwarded, '198.51.100.1', trusts)).toBe(expected);
  },
);

describe('CORS', () => {
  it('is for the origins that were named, and no others', () => {
    expect(corsHeaders('https://app.example', settings)['access-control-allow-origin']).toBe(
      'https://app.example',
    );
    for (const origin of ['https://evil.example', 'https://app.example.evil.example', 'null', null]) {
      expect(corsHeaders(origin, settings)).toEqual({});
    }
    expect(preflight('https://evil.example', settings).headers).not.toHaveProperty(
      'access-control-allow-methods',
    );
    expect(preflight('https://shop.example', settings).headers).toHaveProperty(
      'access-control-allow-methods',
    );
  });
});

describe('limits', () => {
  it('lets exactly N of 10 N through in one window, and slides into the next', () => {
    const limiter = new MemoryLimiter();
    const allowed = Array.from({ length: 1000 }, (_, at) =>
      limiter.take('a', 100, 60_000, 60_000 + at),
    ).filter((state) => state.allowed);
    expect(allowed).toHaveLength(100);
    // Half into the next window, half of the last one's hundred still counts.
    const next = Array.from({ length: 100 }, () => limiter.take('a', 100, 60_000, 150_000)).filter(
      (state) => state.allowed,
    );
    expect(next).toHaveLength(50);
  });

  const limitOf = (pathname: string, headers: Record<string, string>) =>
    addressLimit(new Headers({ 'x-forwarded-for': '1.2.3.4', ...headers }), pathname, ['s'], settings);

  it.each([
    'auth/login',
    'auth/register',
    'auth/refresh',
    'auth/callback/credentials',
    'auth/otp',
    'auth/verify-otp',
    'auth/mfa/verify',
    'auth/passkeys/sign-in/options',
    'auth/saml/x/acs',
    'auth/sso',
    'auth/ticket',
    'auth/forgot-password',
    'auth/reset-password',
    'auth/password-reset/x',
    'auth/verify-email/resend',
    'invitations/accept',
    'invitations/look',
    'users/profile/email/confirm',
  ])('gives no more tries at %s to those who send any header that looks like a credential', (act) => {
    for (const [name, value] of Object.entries({
      authorization: 'Bearer x',
      'x-api-key': 'x',
      cookie: 's=1',
    })) {
      const headers = { [name]: value };
      expect(limitOf(`/api/${act}`, headers).max).toBe(settings.limitAnonymous);
      expect(limitOf(`/api/v1/${act}`, headers).max).toBe(settings.limitAnonymous);
    }
  });

  it('counts callers with a credential apart from those without', () => {
    const anonymous = limitOf('/api/tenants', {});
    const known = limitOf('/api/tenants', { cookie: 's=1' });
    expect(anonymous).toEqual({ key: 'edge:anonymous:1.2.3.4', max: 100 });
    expect(known.max).toBeGreaterThan(anonymous.max);
    expect(isLimited('/api/tenants')).toBe(true);
    expect(isLimited('/api/health/live')).toBe(false);
  });
});

it('takes over a sane request id and makes one for anything else', () => {
  expect(requestIdFrom(new Headers({ 'x-request-id': 'order-2026-0001' }), 'made')).toBe('order-2026-0001');
  expect(requestIdFrom(new Headers({ 'x-correlation-id': 'abcdefgh' }), 'made')).toBe('abcdefgh');
  expect(requestIdFrom(new Headers({ 'x-request-id': 'a b\tc<script>' }), 'made')).toBe('made');
});

it('runs scripts by nonce only, and asks browsers for HTTPS where it is served so', () => {
  const policy = consolePolicy('abc', settings);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policy).not.toContain('unsafe-eval');
  expect(securityHeaders(settings)).toHaveProperty('strict-transport-security');
});
