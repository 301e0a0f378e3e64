import { signAccessToken } from '@/core/auth/tokens';
import { changing } from '@/core/db/client';
import type { Route } from '@/core/openapi/collect';
import { leastRole, roles } from '@/services/roles';
import { aPerson, aTenant } from '../support/factories';
import { call } from '../support/harness';
import { allRoutes, concretePath, paramsFor } from '../support/routes';

/** These end the caller's own session or tenant, and are tried last. */
const FINAL = ['DELETE /api/tenants/{tenantId}', 'POST /api/auth/logout', 'POST /api/auth/logout-all'];
const name = (route: Route) => `${route.method} ${route.path}`;
const routes = allRoutes()
  .filter((route) => route.declaration.permission !== 'public' && route.declaration.kind !== 'raw')
  .sort((a, b) => FINAL.indexOf(name(a)) - FINAL.indexOf(name(b)));

/** A person with a role in a tenant of their own, by access token. */
async function somebody(role: string) {
  const { tenantId } = await aTenant();
  const { userId } = await aPerson({ tenantId, role });
  const audit = { actorType: 'job', actorId: 'test', requestId: 'test-roles' };
  const expiresAt = new Date(Date.now() + 600_000);
  const session = await changing({ tenantId, userId, platform: false }, audit, (db) =>
    db.authSession.create({ data: { userId, tenantId, kind: 'app', expiresAt } }),
  );
  return { tenantId, token: await signAccessToken({ userId, sessionId: session.id, tenantId }, new Date()) };
}

describe.each([...Object.keys(roles), 'no such role'])('a person who is %s', (role) => {
  it('may do exactly what the table of roles says, at every endpoint', async () => {
    const { tenantId, token } = await somebody(role);
    const surprises: string[] = [];
    for (const route of routes) {
      const params = paramsFor(route, { tenantId });
      const path = concretePath(route, params);
      const headers = { authorization: `Bearer ${token}` };
      const answer = await call(route.handler, { method: route.method, params, path, headers });
      const { permission } = route.declaration;
      const allowed = roles[role] ?? roles[leastRole] ?? [];
      const may = permission === 'signed-in' || allowed.includes(permission);
      const refused = answer.status === 403 && answer.error.includes('permission');
      if (refused === may)
        surprises.push(`${name(route)}: ${may ? 'refused' : 'allowed'} (${answer.status})`);
    }
    expect(surprises).toEqual([]);
  }, 60_000);
});

it('has hundreds of such pairs', () => {
  expect(routes.length * Object.keys(roles).length).toBeGreaterThan(400);
});
