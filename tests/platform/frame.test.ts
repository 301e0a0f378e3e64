import { z } from 'zod';
import { reading } from '@/core/db/client';
import { AppError, ERROR_CODES } from '@/core/errors';
import { endpoint } from '@/endpoint';
import { inTenant, seenBy } from '../support/factories';
import { call, tenant } from '../support/harness';

// Endpoints of the test's own, to see the frame at work where no real service would go.

const reads = { permission: 'pages:read', audit: { none: 'reads only' } } as const;
const writes = { permission: 'pages:write', audit: { none: 'for the test of the frame' } } as const;

describe('an answer', () => {
  it('never holds what its schema does not name', async () => {
    const leaky = endpoint(
      { ...reads, summary: 'Leak', response: z.object({ name: z.string() }) },
      async () => ({ name: 'a', passwordHash: 'secret' }),
    );
    const acme = await tenant();
    const answer = await acme.call(leaky);
    expect(answer.data).toEqual({ name: 'a' });
    expect(answer.text).not.toContain('secret');
  });

  it('is our fault, and says nothing, when it breaks its schema or throws something unknown', async () => {
    const broken = endpoint(
      { ...reads, summary: 'Break', response: z.object({ count: z.int() }) },
      async () => ({ count: Number.NaN }),
    );
    const throwing = endpoint({ ...reads, summary: 'Throw', response: z.object({}) }, async () => {
      throw new Error('relation "secret_table" does not exist at 10.0.0.7');
    });
    const acme = await tenant();
    for (const route of [broken, throwing]) {
      const answer = await acme.call(route);
      expect(answer).toMatchObject({
        status: 500,
        code: 'INTERNAL_SERVER_ERROR',
        error: ERROR_CODES.INTERNAL_SERVER_ERROR.message,
      });
      expect(answer.text).not.toMatch(/secret_table|10\.0|stack|at /);
    }
  });

  it('carries the caller’s request id in both headers and meta, or one of its own', async () => {
    const plain = endpoint({ ...reads, summary: 'Plain', response: z.object({}) }, async () => ({}));
    const acme = await tenant();
    const named = await acme.call(plain, { headers: { 'x-correlation-id': 'order-2026-0042' } });
    expect(named.meta.requestId).toBe('order-2026-0042');
    expect([named.headers.get('x-request-id'), named.headers.get('x-correlation-id')]).toEqual([
      'order-2026-0042',
      'order-2026-0042',
    ]);
    expect((await acme.call(plain, { headers: { 'x-request-id': '<script>' } })).meta.requestId).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  it('is problem+json for those who ask for it, with the same code', async () => {
    const refusing = endpoint({ ...reads, summary: 'Refuse', response: z.object({}) }, async () => {
      throw new AppError('OUT_OF_STOCK', 'Only two are left.', {
        details: [{ field: 'quantity', message: 'At most 2.' }],
      });
    });
    const acme = await tenant();
    const answer = await acme.call(refusing, { headers: { accept: 'application/problem+json' } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({
      type: 'about:blank',
      status: 409,
      code: 'OUT_OF_STOCK',
      detail: 'Only two are left.',
    });
  });
});

describe('a change', () => {
  const page = { title: 'Half', slug: 'half' };

  it('that fails halfway leaves nothing: no row, no audit, no event', async () => {
    const failing = endpoint({ ...writes, summary: 'Fail halfway', response: z.object({}) }, async (ctx) => {
      await ctx.db.page.create({ data: page });
      throw new AppError('CONFLICT');
    });
    const acme = await tenant();
    expect((await acme.call(failing, { method: 'POST' })).status).toBe(409);
    const counts = await seenBy(acme.tenantId, (db) =>
      Promise.all([
        db.page.count(),
        db.event.count(),
        db.auditLog.count({ where: { resourceType: 'page' } }),
      ]),
    );
    expect(counts).toEqual([0, 0, 0]);
  });

  it('that is refused on purpose may keep what it noted', async () => {
    const noting = endpoint(
      { ...writes, summary: 'Note and refuse', response: z.object({}) },
      async (ctx) => {
        await ctx.db.page.create({ data: page });
        throw new AppError('INVALID_TOKEN', undefined, { keepsChanges: true });
      },
    );
    const acme = await tenant();
    expect((await acme.call(noting, { method: 'POST' })).status).toBe(401);
    expect(await seenBy(acme.tenantId, (db) => db.page.count())).toBe(1);
  });

  it('says in its audit row who, by which request, from where', async () => {
    const making = endpoint({ ...writes, summary: 'Make', response: z.object({}) }, async (ctx) => {
      await ctx.db.page.create({ data: page });
      return {};
    });
    const acme = await tenant();
    const headers = {
      'x-forwarded-for': '198.51.100.7',
      'user-agent': 'curl/8',
      'x-request-id': 'req-12345678',
    };
    await acme.call(making, { method: 'POST', path: '/api/pages-of-the-test', headers });
    const [row] = await seenBy(acme.tenantId, (db) =>
      db.auditLog.findMany({ where: { resourceType: 'page' } }),
    );
    expect(row).toMatchObject({
      operation: 'insert',
      actorType: 'api_key',
      requestId: 'req-12345678',
      method: 'POST',
      path: '/api/pages-of-the-test',
      ip: '198.51.100.7',
      userAgent: 'curl/8',
      before: null,
      after: { title: 'Half' },
    });
  });

  it('shows its updates with the columns that changed, and no row where nothing did', async () => {
    const acme = await tenant();
    await inTenant(acme.tenantId, (db) => db.page.create({ data: page }));
    await inTenant(acme.tenantId, (db) => db.page.updateMany({ data: { title: 'Whole' } }));
    await inTenant(acme.tenantId, (db) => db.page.updateMany({ data: { title: 'Whole' } }));
    const rows = await seenBy(acme.tenantId, (db) =>
      db.auditLog.findMany({ where: { resourceType: 'page', operation: 'update' } }),
    );
    expect(rows).toMatchObject([
      { changed: ['title'], before: { title: 'Half' }, after: { title: 'Whole' } },
    ]);
  });
});

it('keeps a session cookie from changing anything at another site’s bidding', async () => {
  const { encode } = await import('next-auth/jwt');
  const { env } = await import('@/core/env');
  const { aPerson, aTenant } = await import('../support/factories');
  const { tenantId } = await aTenant();
  const { userId } = await aPerson({ tenantId });
  const session = await reading({ tenantId, userId, platform: false }, (db) =>
    db.authSession.create({
      data: { userId, tenantId, kind: 'console', expiresAt: new Date(Date.now() + 60_000) },
    }),
  );
  const cookie = `quintet.session=${await encode({ token: { sub: userId, sid: session.id, tenantId }, secret: env().AUTH_SECRET })}`;
  const make = endpoint({ ...writes, summary: 'Make by cookie', response: z.object({}) }, async () => ({}));
  const post = (headers: Record<string, string>) =>
    call(make, { method: 'POST', params: { tenantId }, headers: { cookie, ...headers } });
  expect((await post({ origin: 'http://localhost:3000' })).status).toBe(200);
  expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    {},
  ]) {
    expect(await post(headers as Record<string, string>)).toMatchObject({
      status: 403,
      code: 'CSRF_REJECTED',
    });
  }
});
