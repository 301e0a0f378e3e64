import { newId } from '@/core/ids';
import * as accessAlias from '../../app/api/admin/compliance/access-logs/route';
import * as everyAlias from '../../app/api/admin/compliance/audit-log/route';
import * as everyRoute from '../../app/api/audit/route';
import * as loginRoute from '../../app/api/auth/login/route';
import * as accessRoute from '../../app/api/tenants/[tenantId]/access-logs/route';
import * as exportRoute from '../../app/api/tenants/[tenantId]/audit/export/route';
import * as auditRoute from '../../app/api/tenants/[tenantId]/audit/route';
import * as tenantHistory from '../../app/api/tenants/[tenantId]/audit-logs/route';
import * as memberHistory from '../../app/api/tenants/[tenantId]/members/[userId]/audit-logs/route';
import * as pageHistory from '../../app/api/tenants/[tenantId]/pages/[pageId]/audit-logs/route';
import * as pageRoute from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import * as pagesRoute from '../../app/api/tenants/[tenantId]/pages/route';
import * as tenantRoute from '../../app/api/tenants/[tenantId]/route';
import { aPage, aPerson, aTenant, inTenant, PASSWORD } from '../support/factories';
import { type Caller, call, callerWith, memberOf, tenant } from '../support/harness';
import { asOwner } from '../support/owner';

interface Entry {
  id: string;
  tenantId: string;
  action: string;
  resourceId: string;
  actorId: string | null;
  actorName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  ip: string | null;
  userAgent: string | null;
  erased: string[];
}

/** A person of a tenant who calls with an access token from an address, as a browser or app would. */
async function signedIn(tenantId: string, role: string, name = 'Ada Lovelace'): Promise<Caller> {
  const { userId, email } = await aPerson({ tenantId, role, name });
  const { data } = await call<{ accessToken: string }>(loginRoute.POST, {
    method: 'POST',
    body: { email, password: PASSWORD },
    headers: { 'x-forwarded-for': '192.0.2.7', 'user-agent': 'Engine/1.0' },
  });
  const caller = callerWith(tenantId, userId, data.accessToken);
  const marks = { 'x-forwarded-for': '192.0.2.7', 'user-agent': 'Engine/1.0' };
  return {
    ...caller,
    call: (route, options = {}) =>
      caller.call(route, { ...options, headers: { ...marks, ...options.headers } }),
  };
}

async function history(caller: Caller, query: Record<string, string> = {}): Promise<Entry[]> {
  return (await caller.call<Entry[]>(auditRoute.GET, { query: { limit: '100', ...query } })).data;
}

describe('what is personal in the log', () => {
  it('is read by who may read the log, with the name of who did it', async () => {
    const { tenantId } = await aTenant();
    const ada = await signedIn(tenantId, 'owner');
    await ada.call(pagesRoute.POST, { method: 'POST', body: { title: 'Notes' } });
    const [created] = await history(ada, { action: 'page.created' });
    expect(created).toMatchObject({
      actorId: ada.userId,
      actorName: 'Ada Lovelace',
      ip: '192.0.2.7',
      userAgent: 'Engine/1.0',
      erased: [],
      after: { title: 'Notes' },
    });
    const [session] = await history(ada, { resourceType: 'session' });
    expect(session?.after).toMatchObject({ ip: '192.0.2.7', user_agent: 'Engine/1.0' });
  });

  it('is ciphertext in the table, other for each time it is written', async () => {
    const { tenantId } = await aTenant();
    const ada = await signedIn(tenantId, 'owner');
    await ada.call(pagesRoute.POST, { method: 'POST', body: { title: 'One' } });
    await ada.call(pagesRoute.POST, { method: 'POST', body: { title: 'Two' } });
    const rows = await asOwner<{ ip: string; text: string; subject_id: string | null }>(
      tenantId,
      'select ip, a::text as text, subject_id from audit_logs a where tenant_id = $1 and actor_id = $2',
      [tenantId, ada.userId],
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ text }) => /192\.0\.2\.7|Engine|Lovelace/.test(text))).toEqual([]);
    expect(new Set(rows.map(({ ip }) => ip)).size).toBe(rows.length);
  });

  it('of another tenant’s rows does not open by their ids', async () => {
    const [mine, theirs] = [await aTenant(), await aTenant()];
    const ada = await signedIn(theirs.tenantId, 'owner');
    const [row] = await history(ada, { resourceType: 'session' });
    const open = (tenantId: string) =>
      inTenant(
        tenantId,
        (db) =>
          db.$queryRaw<
            object[]
          >`select * from open_audit_logs(array[${theirs.tenantId}]::uuid[], array[${row?.id}]::uuid[])`,
      );
    expect(await open(theirs.tenantId)).toHaveLength(1);
    expect(await open(mine.tenantId)).toHaveLength(0);
  });

  it('stays readable around a value that somebody tampered with', async () => {
    const { tenantId } = await aTenant();
    const ada = await signedIn(tenantId, 'owner');
    await asOwner(
      tenantId,
      `update audit_logs set ip = 'AAAA' where tenant_id = $1 and resource_type = 'session'`,
      [tenantId],
    );
    const [row] = await history(ada, { resourceType: 'session' });
    expect(row).toMatchObject({ ip: null, userAgent: 'Engine/1.0' });
  });
});

describe('the log of one thing', () => {
  it('tells its story, and nothing for what never was or is not ours', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const page = await aPage(acme.tenantId);
    await acme.call(pageRoute.PATCH, {
      method: 'PATCH',
      params: { pageId: page.id },
      body: { title: 'Anew' },
    });
    const of = async (caller: Caller, pageId: string) =>
      (await caller.call<Entry[]>(pageHistory.GET, { params: { pageId } })).data;
    expect((await of(acme, page.id)).map(({ action }) => action)).toEqual(['page.updated', 'page.insert']);
    expect(await of(other, page.id)).toEqual([]);
    expect(await of(acme, newId())).toEqual([]);
    await acme.call(tenantRoute.PATCH, { method: 'PATCH', body: { name: 'Acme & Co' } });
    const [renamed] = (await acme.call<Entry[]>(tenantHistory.GET)).data;
    expect(renamed).toMatchObject({ action: 'tenant.updated', after: { name: 'Acme & Co' } });
  });
});

it('tells how somebody belonged to a tenant, also when they have left', async () => {
  const acme = await tenant();
  const ben = await memberOf(acme.tenantId, 'editor');
  await inTenant(acme.tenantId, (db) =>
    db.membership.updateMany({ where: { userId: ben.userId }, data: { role: 'viewer' } }),
  );
  await inTenant(acme.tenantId, (db) => db.membership.deleteMany({ where: { userId: ben.userId } }));
  const { data } = await acme.call<Entry[]>(memberHistory.GET, { params: { userId: ben.userId } });
  expect(data.map(({ action }) => action)).toEqual([
    'membership.delete',
    'membership.update',
    'membership.insert',
  ]);
  expect(data[1]).toMatchObject({ before: { role: 'editor' }, after: { role: 'viewer' } });
});

describe('the logs of all tenants', () => {
  it('are read at once by a platform administrator, counted as they are, and by nobody else', async () => {
    const [one, two] = [await tenant(), await tenant()];
    const { userId, email } = await aPerson({ platformRole: 'super_admin' });
    const { data } = await call<{ accessToken: string }>(loginRoute.POST, {
      method: 'POST',
      body: { email, password: PASSWORD },
    });
    const headers = { authorization: `Bearer ${data.accessToken}` };
    const read = (tenants: string) =>
      call<Entry[]>(everyRoute.GET, { headers, query: { limit: '100', tenantId: tenants } });
    const both = `${one.tenantId},${two.tenantId}`;
    const before = await read(both);
    expect(new Set(before.data.map(({ tenantId }) => tenantId))).toEqual(
      new Set([one.tenantId, two.tenantId]),
    );
    await aPage(two.tenantId);
    const after = await read(both);
    expect(after.pagination.totalCount).toBe(before.pagination.totalCount + 1);
    expect((await call<Entry[]>(everyAlias.GET, { headers })).data.length).toBeGreaterThan(0);

    const own = await one.call<Entry[]>(everyRoute.GET, { query: { tenantId: both, limit: '100' } });
    expect(new Set(own.data.map(({ tenantId }) => tenantId))).toEqual(new Set([one.tenantId]));
    expect(own.pagination.totalCount).toBe(own.data.length);
    expect(
      await inTenant(one.tenantId, (db) => db.$queryRaw`select 1 from every_audit_log limit 1`, userId),
    ).toEqual([]);
  });
});

describe('the export as a table', () => {
  it('has every row of the filter in order, however many parts it is read in', async () => {
    const acme = await tenant();
    await inTenant(acme.tenantId, async (db) => {
      const data = Array.from({ length: 1203 }, (_, n) => ({ title: `Page ${n}`, slug: `page-${n}` }));
      await db.page.createMany({ data });
    });
    const { text, headers } = await acme.call(exportRoute.GET, { query: { resourceType: 'page' } });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/audit-\d{4}-\d\d-\d\d\.csv/);
    const titles = [...text.matchAll(/""title"":""Page (\d+)""/g)].map(([, n]) => Number(n));
    expect(titles).toHaveLength(1203);
    expect(new Set(titles).size).toBe(1203);
    expect(text.split('\r\n')[0]).toMatch(/^createdAt,action,operation,/);
  });

  it('holds no formula that a spreadsheet would run', async () => {
    const { tenantId } = await aTenant();
    const formula = '=HYPERLINK("http://evil.example","click")';
    const ada = await signedIn(tenantId, 'owner', formula);
    await ada.call(pagesRoute.POST, {
      method: 'POST',
      body: { title: 'x' },
      headers: { 'user-agent': '+1+1' },
    });
    const { text } = await ada.call(exportRoute.GET, { query: { action: 'page.created' } });
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""click"")"`);
    expect(text).toContain(`,'+1+1,`);
    expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  });

  it('is recorded among the accesses, with who took it and what they asked for', async () => {
    const { tenantId } = await aTenant();
    const ada = await signedIn(tenantId, 'owner');
    await ada.call(exportRoute.GET, { query: { action: 'page.created' } });
    await ada.call(exportRoute.GET, { query: { format: 'proof' } });
    for (const route of [accessRoute, accessAlias]) {
      const { data, pagination } = await ada.call<Record<string, unknown>[]>(route.GET);
      expect(pagination.totalCount).toBe(2);
      expect(data[1]).toMatchObject({
        action: 'audit.exported',
        actorName: 'Ada Lovelace',
        details: { format: 'csv', action: 'page.created' },
        ip: '192.0.2.7',
        userAgent: 'Engine/1.0',
        erased: false,
      });
    }
    const kept = await asOwner<{ text: string }>(tenantId, 'select a::text as text from access_logs a');
    expect(kept).toHaveLength(2);
    expect(kept.filter(({ text }) => /192\.0\.2\.7|Engine/.test(text))).toEqual([]);
  });

  it('refuses filters that it does not know, or that a proof cannot have, and keeps no access of it', async () => {
    const acme = await tenant();
    const wrong: Record<string, string>[] = [
      { format: 'proof', action: 'x' },
      { nonsense: 'x' },
      { 'filter[createdAt][gte]': 'soon' },
    ];
    for (const query of wrong)
      expect(await acme.call(exportRoute.GET, { query })).toMatchObject({ status: 422 });
    expect((await acme.call(accessRoute.GET)).pagination.totalCount).toBe(0);
  });

  it('is no business of who may not read the log', async () => {
    const { tenantId } = await aTenant();
    const viewer = await memberOf(tenantId, 'viewer');
    expect((await viewer.call(exportRoute.GET)).status).toBe(403);
  });
});

it('tells of no change that never was, though somebody speaks to the database as the application', async () => {
  const { tenantId } = await aTenant();
  const forge = inTenant(tenantId, async (db) => {
    await db.$executeRawUnsafe('create temporary table forged (tenant_id uuid, id uuid) on commit drop');
    await db.$executeRawUnsafe(
      `create trigger forge after insert on forged for each row execute function audit_row('page', '{}')`,
    );
    await db.$executeRaw`insert into forged values (${tenantId}::uuid, uuidv7())`;
  });
  await expect(forge).rejects.toThrow(/permission denied for function audit_row/);
});
