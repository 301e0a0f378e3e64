import { z } from 'zod';
import { SCIM_JSON } from '@/core/http/scim';
import type { Route } from '@/core/openapi/collect';
import { roles } from '@/services/roles';
import { anApiKey, aTenant, seenBy } from './factories';
import { type Answer, call, tenant } from './harness';
import { concretePath, paramsFor } from './routes';

// What holds for every endpoint without anybody writing a line for it: the declaration is walked, not a list kept by hand.

const SECRET_KEY = `qt_live_${'A'.repeat(12)}${'B'.repeat(43)}000000`;

/** A body that the schema of a route would not take: one unknown key. */
const UNKNOWN_KEY = { 'no-such-field': 1 };

function needsCredential(route: Route): boolean {
  return route.declaration.permission !== 'public';
}

function isStream(route: Route): boolean {
  return route.declaration.kind === 'raw';
}

/** Calls a route with ids of nothing in the caller's own tenant. */
async function tryRoute(
  route: Route,
  options: Parameters<typeof call>[1] & { own?: Record<string, string> } = {},
): Promise<Answer> {
  const { own, ...rest } = options;
  const params = paramsFor(route, own);
  const asked = { method: route.method, params, path: concretePath(route, params), ...rest };
  return inOurWords(await call(route.handler, asked));
}

/** A refusal in SCIM's own form says the same in other words. */
function inOurWords(answer: Answer): Answer {
  if (!answer.headers.get('content-type')?.startsWith(SCIM_JSON)) return answer;
  const said = ScimRefusal.safeParse(JSON.parse(answer.text));
  return said.success ? { ...answer, error: said.data.detail, code: said.data[OUR_ERROR].code } : answer;
}

const OUR_ERROR = 'urn:quintet:params:scim:error';
const ScimRefusal = z.object({ detail: z.string(), [OUR_ERROR]: z.object({ code: z.string() }) });

/** Declares the tests that every route passes. Call once, in a `describe`, with all routes. */
export function commonRouteTests(routes: Route[]): void {
  const closed = routes.filter(needsCredential);
  const named = (list: Route[]) => list.map((route) => [`${route.method} ${route.path}`, route] as const);

  describe('without a credential', () => {
    it.each(named(closed))('%s answers 401 UNAUTHORIZED', async (_, route) => {
      expect(await tryRoute(route)).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    });
  });

  describe('with a credential that is none of ours', () => {
    it.each(named(closed))('%s answers 401 INVALID_TOKEN', async (_, route) => {
      for (const authorization of [`Bearer ${SECRET_KEY}`, 'Bearer e30.e30.e30', 'Basic dTpw', 'Bearer']) {
        expect(await tryRoute(route, { headers: { authorization } })).toMatchObject({
          status: 401,
          code: 'INVALID_TOKEN',
        });
      }
    });
  });

  describe('with a key that has every permission but the one asked', () => {
    const guarded = closed.filter((route) => route.declaration.permission !== 'signed-in');
    it.each(named(guarded))('%s answers 403 FORBIDDEN', async (_, route) => {
      const { tenantId } = await aTenant();
      const scopes = (roles.owner ?? []).filter((permission) => permission !== route.declaration.permission);
      const key = await anApiKey({ tenantId, scopes });
      const answer = await tryRoute(route, {
        own: { tenantId },
        headers: { authorization: `Bearer ${key}` },
      });
      expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(answer.error).toContain(route.declaration.permission);
    });
  });

  describe("another tenant's path", () => {
    const inTenantPath = closed.filter((route) => route.path.includes('{tenantId}'));
    it.each(named(inTenantPath))('%s answers as for a tenant that does not exist', async (_, route) => {
      const [mine, theirs] = [await tenant(), await tenant()];
      const headers = { authorization: `Bearer ${mine.credential}` };
      const before = await auditCount(theirs.tenantId);
      const foreign = await tryRoute(route, { own: { tenantId: theirs.tenantId }, headers });
      const missing = await tryRoute(route, { headers });
      expect(foreign).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect({ ...foreign, meta: null, headers: null, text: null }).toEqual({
        ...missing,
        meta: null,
        headers: null,
        text: null,
      });
      expect(await auditCount(theirs.tenantId)).toBe(before);
    });
  });

  describe('what is not declared', () => {
    const plain = closed.filter((route) => !isStream(route));
    const withBody = plain.filter((route) => route.declaration.body && !route.declaration.upload);
    it.each(named(withBody))('%s refuses an unknown key in the body', async (_, route) => {
      const mine = await owner();
      const answer = await tryRoute(route, {
        own: { tenantId: mine.tenantId },
        headers: mine.headers,
        body: UNKNOWN_KEY,
      });
      expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
      expect(answer.details.map((detail) => detail.field)).toContain('no-such-field');
    });
    it.each(named(plain.filter((route) => route.method === 'GET')))(
      '%s refuses an unknown query parameter',
      async (_, route) => {
        const mine = await owner();
        const answer = await tryRoute(route, {
          own: { tenantId: mine.tenantId },
          headers: mine.headers,
          query: { 'no-such-field': '1' },
        });
        expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
      },
    );
    it.each(named(withBody))('%s refuses a body of 1 MiB and a byte', async (_, route) => {
      const mine = await owner();
      const raw = `{"a":"${'x'.repeat(1024 * 1024)}"}`;
      const headers = { ...mine.headers, 'content-type': 'application/json' };
      expect(await tryRoute(route, { own: { tenantId: mine.tenantId }, headers, raw })).toMatchObject({
        status: 413,
        code: 'PAYLOAD_TOO_LARGE',
      });
    });
    it.each(named(withBody))('%s refuses what is no JSON', async (_, route) => {
      const mine = await owner();
      const at = { own: { tenantId: mine.tenantId } };
      const json = { ...mine.headers, 'content-type': 'application/json' };
      expect(await tryRoute(route, { ...at, headers: json, raw: '{"a":' })).toMatchObject({
        status: 400,
        code: 'BAD_REQUEST',
      });
      expect(await tryRoute(route, { ...at, headers: json, raw: '['.repeat(100_000) })).toMatchObject({
        status: 400,
        code: 'BAD_REQUEST',
      });
      const form = { ...mine.headers, 'content-type': 'text/plain' };
      expect(await tryRoute(route, { ...at, headers: form, raw: 'a=1' })).toMatchObject({ status: 415 });
    });
  });

  describe('the declaration itself', () => {
    it.each(named(routes))('%s says what it does, who may call, and what it records', (_, route) => {
      const { summary, permission, audit, kind } = route.declaration;
      expect(summary).toMatch(/^[A-Z][^.]+$/);
      expect(permission).toMatch(/^(public|signed-in|[a-z-]+:[a-z-]+)$/);
      const reads = route.method === 'GET';
      if (reads) expect(audit).toHaveProperty('none');
      else expect('type' in audit || audit.none.length > 10).toBe(true);
      if (kind !== 'raw') expect(route.declaration.response).toBeInstanceOf(z.ZodType);
    });
  });
}

async function auditCount(tenantId: string): Promise<number> {
  return seenBy(tenantId, (db) => db.auditLog.count());
}

/** The owner of a fresh tenant by API key, as a header. */
async function owner(): Promise<{ tenantId: string; headers: Record<string, string> }> {
  const { tenantId, credential } = await tenant();
  return { tenantId, headers: { authorization: `Bearer ${credential}` } };
}
