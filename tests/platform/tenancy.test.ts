import { reading } from '@/core/db/client';
import { pool } from '@/core/db/pool';
import * as login from '../../app/api/auth/login/route';
import * as me from '../../app/api/auth/me/route';
import * as auditRoute from '../../app/api/tenants/[tenantId]/audit/route';
import * as tenantRoute from '../../app/api/tenants/[tenantId]/route';
import * as tenants from '../../app/api/tenants/route';
import { aPage, aPerson, aTenant, eventTypes, inTenant, PASSWORD, seenBy } from '../support/factories';
import { call, memberOf, tenant } from '../support/harness';

interface TenantData {
  id: string;
  slug: string;
  name: string;
}

async function signIn(override: Parameters<typeof aPerson>[0] = {}) {
  const { email, userId } = await aPerson(override);
  const { data } = await call<{ accessToken: string }>(login.POST, {
    method: 'POST',
    body: { email, password: PASSWORD },
  });
  return { userId, headers: { authorization: `Bearer ${data.accessToken}` } };
}

describe('creating a tenant', () => {
  it('makes its owner, domain and branding with it, and tells of it once', async () => {
    const ada = await signIn();
    const slug = `bakery-${Date.now()}`;
    const made = await call<TenantData>(tenants.POST, {
      method: 'POST',
      headers: ada.headers,
      body: { name: 'Bäckerei', slug },
    });
    expect(made).toMatchObject({ status: 201, data: { name: 'Bäckerei', slug } });
    const rows = await seenBy(made.data.id, (db) =>
      Promise.all([db.membership.findMany(), db.domain.findMany(), db.branding.findMany()]),
    );
    expect(rows).toMatchObject([
      [{ userId: ada.userId, role: 'owner' }],
      [{ host: `${slug}.localhost` }],
      [{ siteName: 'Bäckerei' }],
    ]);
    expect(await eventTypes(made.data.id)).toEqual(['tenant.created']);
    expect(await call(me.GET, { headers: ada.headers })).toMatchObject({
      data: { role: 'owner', tenant: { id: made.data.id } },
    });
  });

  it('happens once, however often it is sent with one Idempotency-Key', async () => {
    const { tenantId } = await aTenant();
    const ada = await signIn({ tenantId });
    const send = () =>
      call<TenantData>(tenants.POST, {
        method: 'POST',
        headers: { ...ada.headers, 'idempotency-key': 'open-once' },
        body: { name: 'Once', slug: `once-${ada.userId.slice(-12)}` },
      });
    const first = await send();
    const again = await send();
    expect(again).toMatchObject({ status: 201, data: { id: first.data.id } });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('gives a contested subdomain to exactly one of 20, and leaves nothing of the others', async () => {
    const ada = await signIn();
    const subdomain = `race-${Date.now()}`;
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        call(tenants.POST, {
          method: 'POST',
          headers: ada.headers,
          body: { name: `Race ${at}`, slug: `${subdomain}-${at}`, subdomain },
        }),
      ),
    );
    expect(all.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(
      all.filter((answer) => answer.code === 'CONFLICT' && answer.details[0]?.field === 'subdomain'),
    ).toHaveLength(19);
    const own = await call<TenantData[]>(tenants.GET, { headers: ada.headers });
    expect(own.data).toHaveLength(1);
  });

  it.each([
    ['slug', 'A b'],
    ['slug', 'admin'],
    ['subdomain', '-x'],
    ['timezone', 'Mars/Olympus'],
    ['locale', 'not a language'],
    ['currency', 'ZZZ'],
    ['name', '   '],
    ['name', 'x\u0000y'],
  ])('refuses %s "%s" naming the field', async (field, value) => {
    const ada = await signIn();
    const answer = await call(tenants.POST, {
      method: 'POST',
      headers: ada.headers,
      body: { name: 'Fine', [field]: value },
    });
    expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
    expect(answer.details[0]?.field).toBe(field);
  });
});

it('shows a platform administrator of one tenant’s audit log and events that tenant’s only', async () => {
  const [acme, other] = [await tenant(), await tenant()];
  await aPage(acme.tenantId);
  await aPage(other.tenantId);
  const admin = await signIn({ platformRole: 'super_admin' });
  const { data } = await call<{ resourceId: string; resourceType: string }[]>(auditRoute.GET, {
    params: { tenantId: acme.tenantId },
    headers: admin.headers,
    query: { limit: '100' },
  });
  const own = await seenBy(acme.tenantId, (db) => db.auditLog.findMany({ select: { resourceId: true } }));
  expect(data.map((row) => row.resourceId).sort()).toEqual(own.map((row) => row.resourceId).sort());
});

describe('who sees which tenants', () => {
  it('a member theirs, a platform administrator all, and a stranger none', async () => {
    const { tenantId } = await aTenant();
    const member = await signIn({ tenantId, role: 'viewer' });
    const admin = await signIn({ platformRole: 'super_admin' });
    const stranger = await signIn();
    const get = (who: { headers: Record<string, string> }) =>
      call(tenantRoute.GET, { params: { tenantId }, headers: who.headers });
    expect((await get(member)).status).toBe(200);
    expect((await get(admin)).status).toBe(200);
    expect(await get(stranger)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect((await call<TenantData[]>(tenants.GET, { headers: stranger.headers })).data).toHaveLength(0);
    expect((await call(tenants.GET, { headers: admin.headers })).pagination.totalCount).toBeGreaterThan(1);
  });

  it('nobody, once it is closed: its people, keys and site are refused from the next request on', async () => {
    const acme = await tenant();
    expect((await acme.call(tenantRoute.DELETE, { method: 'DELETE' })).status).toBe(200);
    expect((await acme.call(tenantRoute.GET)).status).toBe(401);
  });

  it('nobody, for a module that the tenant has not', async () => {
    const { tenantId } = await aTenant({ modules: ['drift'] });
    const caller = await memberOf(tenantId, 'owner');
    const pages = await import('../../app/api/tenants/[tenantId]/pages/route');
    expect(await caller.call(pages.GET)).toMatchObject({ status: 403, code: 'MODULE_DISABLED' });
  });
});

describe('the database itself', () => {
  it('shows nothing to a query that is bound to nobody', async () => {
    const { tenantId } = await aTenant();
    await aPage(tenantId);
    for (const table of [
      'pages',
      'tenants',
      'users',
      'memberships',
      'audit_logs',
      'events',
      'api_keys',
      'sessions',
    ]) {
      expect((await pool().query(`select count(*) as count from ${table}`)).rows).toEqual([{ count: 0 }]);
    }
  });

  it('runs nothing as the owner that looks into the caller’s temporary tables first', async () => {
    const { rows } = await pool().query<{ name: string; path: string | null }>(
      `select proname as name, (select setting from unnest(proconfig) setting where setting like 'search_path=%') as path
       from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`,
    );
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(['auth_login', 'audit_row']));
    expect(rows.filter((row) => !row.path?.endsWith(', pg_temp'))).toEqual([]);
  });

  it('keeps colleagues from writing each other’s person, and lets them see it', async () => {
    const { tenantId } = await aTenant();
    const [ada, ben] = [await aPerson({ tenantId }), await aPerson({ tenantId })];
    const written = await inTenant(
      tenantId,
      (db) => db.$executeRaw`update users set email = 'taken@example.test' where id = ${ben.userId}::uuid`,
      ada.userId,
    );
    expect(written).toBe(0);
    expect(await seenBy(tenantId, (db) => db.user.count())).toBe(2);
    const stranger = { email: `${ben.userId}@example.test`, name: 'Eve' };
    await expect(inTenant(tenantId, (db) => db.user.create({ data: stranger }), ada.userId)).rejects.toThrow(
      /row-level security/,
    );
  });

  it('refuses a row that names another tenant', async () => {
    const [mine, theirs] = [await aTenant(), await aTenant()];
    const foreign = await aPage(theirs.tenantId);
    const page = { title: 'x', slug: 'x', tenantId: theirs.tenantId };
    await expect(inTenant(mine.tenantId, (db) => db.page.create({ data: page }))).rejects.toThrow(
      /row-level security/,
    );
    const section = { pageId: foreign.id, type: 'text', order: 0, content: {} };
    await expect(inTenant(mine.tenantId, (db) => db.section.create({ data: section }))).rejects.toThrow();
  });

  it.each([
    ['update', "update audit_logs set action = 'nothing'"],
    ['delete', 'delete from audit_logs'],
    ['truncate', 'truncate audit_logs'],
    [
      'insert',
      "insert into audit_logs (tenant_id, action, operation, resource_type, resource_id, actor_type) values (app_tenant(), 'x', 'insert', 'x', 'x', 'x')",
    ],
    ['switching row security off', 'alter table audit_logs disable row level security'],
    ['dropping the trigger', 'drop trigger audit on pages'],
    ['changing a published version', "update page_versions set title = 'x'"],
  ])("refuses the app's role: %s", async (_, statement) => {
    const { tenantId } = await aTenant();
    const attempt = reading({ tenantId, userId: null, platform: false }, async (db) =>
      db.$executeRawUnsafe(statement),
    );
    await expect(attempt).rejects.toThrow(/permission denied|must be owner/);
  });
});
