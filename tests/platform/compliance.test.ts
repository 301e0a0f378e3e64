import { readArchive, readLines } from '@/core/archive/read-archive';
import { clock } from '@/core/clock';
import { sha256 } from '@/core/crypto';
import { applyRetention } from '@/services/flows/apply-retention';
import { exportPersonalData } from '@/services/flows/export-personal-data';
import { purgeExpired } from '@/services/platform/maintenance.jobs';
import { retentionClasses } from '@/services/retention';
import * as loginRoute from '../../app/api/auth/login/route';
import * as pdfRoute from '../../app/api/tenants/[tenantId]/compliance/report/pdf/route';
import * as reportRoute from '../../app/api/tenants/[tenantId]/compliance/report/route';
import * as dryRunRoute from '../../app/api/tenants/[tenantId]/retention/dry-run/route';
import * as retentionRoute from '../../app/api/tenants/[tenantId]/retention/route';
import * as runsRoute from '../../app/api/tenants/[tenantId]/retention/runs/route';
import * as settingRoute from '../../app/api/tenants/[tenantId]/settings/[name]/route';
import * as exportRoute from '../../app/api/user/data-export/route';
import * as requestDownloadRoute from '../../app/api/user/data-requests/[requestId]/download/route';
import * as requestRoute from '../../app/api/user/data-requests/[requestId]/route';
import {
  anApiKey,
  aPage,
  aPerson,
  aTenant,
  inTenant,
  PASSWORD,
  seenBy,
  signedIn,
} from '../support/factories';
import { type Caller, call, callerWith, tenant } from '../support/harness';

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

/** Goes on as if so many days had passed. */
function daysLater(days: number): void {
  clock.now = () => new Date(realNow().getTime() + days * 86_400_000);
}

/** Somebody signed in by an access token. */
async function person(name = 'Ada'): Promise<Caller & { email: string }> {
  const { tenantId } = await aTenant();
  const { userId, email } = await aPerson({ tenantId, name });
  return { ...callerWith(tenantId, userId, await signedIn(userId, tenantId)), email };
}

interface Rule {
  name: string;
  days: number;
  due: number;
}

describe('retention', () => {
  async function due(caller: Caller): Promise<Record<string, number>> {
    const { data } = await caller.call<Rule[]>(retentionRoute.GET);
    return Object.fromEntries(data.map((rule) => [rule.name, rule.due]));
  }

  it('tells what is over its time, removes nothing in a dry run, and exactly that at night', async () => {
    const owner = await tenant();
    const [old, young] = [await aPage(owner.tenantId), await aPage(owner.tenantId)];
    const bystander = await tenant();
    const foreign = await aPage(bystander.tenantId);
    const longAgo = new Date(Date.now() - 100 * 86_400_000);
    await inTenant(owner.tenantId, (db) =>
      db.page.updateMany({ where: { id: old.id }, data: { deletedAt: longAgo } }),
    );
    await inTenant(bystander.tenantId, (db) =>
      db.page.updateMany({ where: { id: foreign.id }, data: { deletedAt: longAgo } }),
    );
    await inTenant(bystander.tenantId, (db) =>
      db.setting.create({ data: { name: 'retention.deletedPages', value: 0 } }),
    );
    expect(await due(owner)).toMatchObject({ deletedPages: 1, deletedAssets: 0 });
    const tried = await owner.call<{ dryRun: boolean; counts: object }>(dryRunRoute.POST, { method: 'POST' });
    expect(tried).toMatchObject({ status: 201, data: { dryRun: true, counts: { deletedPages: 1 } } });
    expect(await seenBy(owner.tenantId, (db) => db.page.count())).toBe(2);
    await applyRetention.run({});
    const left = await seenBy(owner.tenantId, (db) => db.page.findMany());
    expect(left.map(({ id }) => id)).toEqual([young.id]);
    expect(await seenBy(bystander.tenantId, (db) => db.page.count())).toBe(1);
    const { data: runs } = await owner.call<{ dryRun: boolean; counts: object }[]>(runsRoute.GET);
    expect(runs.map(({ dryRun }) => dryRun)).toEqual([false, true]);
    expect(runs[0]?.counts).toMatchObject({ deletedPages: 1 });
  });

  it('removes old events with their deliveries, and what is still to be delivered never', async () => {
    const owner = await tenant();
    const oldEvent = (): {
      type: string;
      resourceType: string;
      resourceId: string;
      payload: object;
      actorType: string;
      createdAt: Date;
    } => ({
      type: 'page.created',
      resourceType: 'page',
      resourceId: 'x',
      payload: {},
      actorType: 'job',
      createdAt: new Date(Date.now() - 200 * 86_400_000),
    });
    const waiting = await inTenant(owner.tenantId, async (db) => {
      const hook = await db.webhook.create({
        data: { url: 'https://example.test/', events: ['*'], secretEncrypted: 'x' },
      });
      const [one, other] = [
        await db.event.create({ data: oldEvent() }),
        await db.event.create({ data: oldEvent() }),
      ];
      const delivery = (eventId: string, status: string) =>
        db.webhookDelivery.create({
          data: { webhookId: hook.id, eventId, eventType: 'page.created', status },
        });
      const delivered = await delivery(one.id, 'delivered');
      await db.webhookAttempt.create({
        data: { deliveryId: delivered.id, number: 1, requestBody: '{}', durationMs: 1 },
      });
      await delivery(other.id, 'pending');
      return other;
    });
    await applyRetention.run({});
    const left = await seenBy(owner.tenantId, (db) => db.event.findMany({ where: { resourceId: 'x' } }));
    expect(left.map(({ id }) => id)).toEqual([waiting.id]);
    expect(await seenBy(owner.tenantId, (db) => db.webhookAttempt.count())).toBe(0);
  });

  it('keeps access records six years whatever is set', async () => {
    const owner = await tenant();
    const put = (value: number) =>
      owner.call(settingRoute.PUT, {
        method: 'PUT',
        params: { name: 'retention.accessLogs' },
        body: { value },
      });
    expect(await put(30)).toMatchObject({ status: 422 });
    expect(await put(2192)).toMatchObject({ status: 200 });
    await inTenant(owner.tenantId, (db) => db.setting.updateMany({ data: { value: 1 } }));
    const at = (years: number) => new Date(Date.now() - years * 365.25 * 86_400_000);
    await inTenant(owner.tenantId, (db) =>
      db.accessLog.createMany({
        data: [at(5), at(7)].map((createdAt) => ({
          action: 'x.read',
          resourceType: 'x',
          actorType: 'job',
          createdAt,
        })),
      }),
    );
    const swept = await inTenant(
      owner.tenantId,
      (db) => db.$queryRaw<{ swept: number }[]>`select sweep_access_logs(now(), 100) as swept`,
    );
    expect(swept).toEqual([{ swept: 1 }]);
  });

  it('has a rule for each class, of which each can be changed', async () => {
    const owner = await tenant();
    const { data } = await owner.call<Rule[]>(retentionRoute.GET);
    expect(data.map(({ name }) => name)).toEqual(retentionClasses.map(({ name }) => name));
  });
});

describe('a copy of one’s data', () => {
  interface Request {
    id: string;
    status: string;
    size: number;
  }
  async function askFor(caller: Caller): Promise<Request> {
    const { data } = await caller.call<Request>(exportRoute.POST, { method: 'POST' });
    await exportPersonalData.run({ requestId: data.id, userId: caller.userId });
    return (await caller.call<Request>(requestRoute.GET, { params: { requestId: data.id } })).data;
  }

  it('holds who they are and where they belong, and no secret', async () => {
    const ada = await person('Ada Lovelace');
    const request = await askFor(ada);
    expect(request.status).toBe('done');
    const download = await requestDownloadRoute.GET(
      new Request('http://localhost:3000/api/user/data-requests/x/download', {
        headers: { authorization: `Bearer ${ada.credential}` },
      }),
      { params: Promise.resolve({ requestId: request.id }) },
    );
    expect(download.headers.get('content-type')).toBe('application/zip');
    const bytes = Buffer.from(await download.arrayBuffer());
    const { Readable } = await import('node:stream');
    const archive = await readArchive(Readable.from([bytes]), sha256(bytes));
    const texts: string[] = [];
    for (const name of archive.names) {
      const file = await archive.open(name);
      if (file) for await (const line of readLines(file)) texts.push(line);
    }
    expect(archive.names).toEqual(
      expect.arrayContaining(['platform/profile.json', 'platform/memberships.json']),
    );
    await archive.close();
    const all = texts.join('\n');
    expect(all).toContain(ada.email);
    expect(all).toContain('Ada Lovelace');
    expect(all).not.toMatch(/\$2[aby]\$|secret|passwordHash/i);
  });

  it('is for its person alone, and for a week', async () => {
    const [ada, eve] = [await person(), await person()];
    const request = await askFor(ada);
    const fetch = (caller: Caller) =>
      caller.call(requestDownloadRoute.GET, { params: { requestId: request.id } });
    expect(await fetch(eve)).toMatchObject({ status: 404 });
    expect((await fetch(ada)).status).toBe(200);
    daysLater(8);
    await purgeExpired.run({});
    clock.now = realNow;
    const after = await ada.call<Request>(requestRoute.GET, { params: { requestId: request.id } });
    expect(after.data).toMatchObject({ status: 'expired', size: null });
    expect(await fetch(ada)).toMatchObject({ status: 409, code: 'INVALID_TRANSITION' });
  });

  it('asked for twenty times at once is made once', async () => {
    const ada = await person();
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => ada.call<Request>(exportRoute.POST, { method: 'POST' })),
    );
    expect(new Set(asked.map(({ data }) => data.id)).size).toBe(1);
  });
});

describe('a compliance report', () => {
  interface Report {
    sections: { id: string; criteria: string; rows: unknown[][] }[];
  }
  const section = (report: Report, id: string) => report.sections.find((one) => one.id === id);

  it('tells who has access, and that the audit log is intact', async () => {
    const owner = await person('Grace Hopper');
    await anApiKey({ tenantId: owner.tenantId, role: 'viewer' });
    const { data } = await owner.call<Report>(reportRoute.GET, { query: { framework: 'soc2' } });
    expect(section(data, 'people')?.rows).toEqual([
      ['Grace Hopper', owner.email, 'owner', 'active', false, 0, null],
    ]);
    expect(section(data, 'keys')?.rows).toHaveLength(1);
    expect(section(data, 'proof')?.rows[0]?.[0]).toBe(true);
    expect(section(data, 'changes')?.rows.length).toBeGreaterThan(0);
    expect(section(data, 'data-requests')).toBeUndefined();
  });

  it('of GDPR counts what people asked of their data', async () => {
    const owner = await person();
    await owner.call(exportRoute.POST, { method: 'POST' });
    const { data } = await owner.call<Report>(reportRoute.GET, { query: { framework: 'gdpr' } });
    expect(section(data, 'data-requests')?.rows).toEqual([['export', 'pending', 1]]);
  });

  it('counts sign-ins that were refused, by day', async () => {
    const owner = await person();
    const guess = (password: string) =>
      call(loginRoute.POST, { method: 'POST', body: { email: owner.email, password } });
    expect(await guess('Wrong-Horse-8')).toMatchObject({ status: 401, code: 'INVALID_CREDENTIALS' });
    expect(await guess('Wrong-Horse-9')).toMatchObject({ status: 401 });
    expect((await guess(PASSWORD)).status).toBe(200);
    const { data } = await owner.call<Report>(reportRoute.GET);
    expect(section(data, 'refused-sign-ins')?.rows).toEqual([
      [expect.stringMatching(/^\d{4}-\d\d-\d\d$/), 2],
    ]);
  });

  it('sees nothing of another tenant', async () => {
    const [mine, theirs] = [await person(), await person('Mallory')];
    const { text } = await mine.call(reportRoute.GET);
    expect(text).not.toContain(theirs.email);
  });

  it('is a PDF too, with names of any script', async () => {
    const owner = await person('ليلى حسن');
    const answer = await owner.call(pdfRoute.GET, { query: { framework: 'hipaa' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.text.startsWith('%PDF-1.')).toBe(true);
  });

  it.each([
    [{ from: '2026-02-01', to: '2026-01-01' }, 'from'],
    [{ from: 'yesterday' }, 'from'],
    [{ framework: 'iso' }, 'framework'],
  ])('refuses %j', async (query, field) => {
    const owner = await person();
    const answer = await owner.call(reportRoute.GET, { query: query as Record<string, string> });
    expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
    expect(answer.details[0]?.field).toBe(field);
  });
});
