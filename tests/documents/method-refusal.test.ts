import { isReference, REFERENCE_POLICY, refusedMethod } from '@/core/http/edge';
import { methodRefusal } from '@/core/http/method-refusal';
import { METHODS } from '@/core/openapi/collect';
import { allRoutes, concretePath, paramsFor } from '../support/routes';

const routes = allRoutes();
const paths = [...new Set(routes.map(({ path }) => path))].map((path) => {
  const own = routes.filter((route) => route.path === path);
  const [first] = own;
  if (!first) throw new Error(`${path} has no route`);
  return {
    path,
    at: concretePath(first, paramsFor(first)),
    offered: own.map(({ method }) => method as string),
  };
});

describe.each(paths.map((entry) => [entry.path, entry] as const))('%s', (_, { at, offered }) => {
  it('takes what it declares, HEAD where GET goes, and OPTIONS', () => {
    for (const method of [...offered, 'OPTIONS', ...(offered.includes('GET') ? ['HEAD'] : [])]) {
      expect(methodRefusal(at, method)).toBeNull();
      expect(methodRefusal(at.replace('/api/', '/api/v1/'), method)).toBeNull();
    }
  });

  it('refuses every other method and names those that it takes', () => {
    const others = [...METHODS, 'HEAD', 'PURGE'].filter(
      (method) => !offered.includes(method) && !(method === 'HEAD' && offered.includes('GET')),
    );
    for (const method of others) {
      for (const address of [at, at.replace('/api/', '/api/v1/'), `${at}/`]) {
        const allowed = methodRefusal(address, method)?.split(', ') ?? [];
        expect(allowed).toEqual(expect.arrayContaining([...offered, 'OPTIONS']));
        expect(allowed).not.toContain(method);
      }
    }
  });
});

it('says nothing of paths that are not ours to know', () => {
  for (const path of ['/api', '/api/nothing', '/api/auth/session', '/api/v12/tenants', '/tenants', '/']) {
    expect(methodRefusal(path, 'PATCH')).toBeNull();
  }
});

it('prefers the concrete path over the one with a parameter', () => {
  const base = '/api/tenants/t/assets';
  expect(methodRefusal(`${base}/upload`, 'GET')).toBe('POST, OPTIONS');
  expect(methodRefusal(`${base}/01900000-0000-7000-8000-000000000000`, 'GET')).toBeNull();
});

it('answers in the envelope with Allow', () => {
  const answer = refusedMethod('/api/auth/login', 'GET', 'request-1', Date.UTC(2026, 0, 31));
  if (answer?.kind !== 'answer') throw new Error('an answer is expected');
  expect(answer.status).toBe(405);
  expect(answer.headers).toMatchObject({ allow: 'POST, OPTIONS', 'x-request-id': 'request-1' });
  expect(JSON.parse(answer.body ?? '')).toMatchObject({
    success: false,
    code: 'METHOD_NOT_ALLOWED',
    meta: { requestId: 'request-1', timestamp: '2026-01-31T00:00:00.000Z' },
  });
});

it('is cheap: a thousand answers in a few milliseconds', () => {
  const began = performance.now();
  for (let turn = 0; turn < 1000; turn++) methodRefusal(paths[turn % paths.length]?.at ?? '', 'PURGE');
  expect(performance.now() - began).toBeLessThan(200);
});

describe('the reference page', () => {
  it.each(['/docs', '/api/docs', '/api/v1/docs', '/api/docs/start.js'])(
    '%s has a policy of its own',
    (path) => {
      expect(isReference(path)).toBe(true);
    },
  );

  it.each(['/documents', '/api/openapi.json', '/api/docsx', '/console/docs'])('%s has not', (path) => {
    expect(isReference(path)).toBe(false);
  });

  it('may run and load only what comes from here', () => {
    expect(REFERENCE_POLICY).not.toMatch(/unsafe|https?:|\*/);
  });
});
