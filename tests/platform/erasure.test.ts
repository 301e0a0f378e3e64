import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { clock } from '@/core/clock';
import { become } from '@/core/context';
import { env } from '@/core/env';
import { newId, PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob } from '@/core/jobs/job';
import { erasePerson } from '@/services/flows/erase-person.jobs';
import { exportPersonalData } from '@/services/flows/export-personal-data';
import { personalData } from '@/services/personal-data';
import { sealTenant } from '@/services/platform/audit/audit.jobs';
import * as loginRoute from '../../app/api/auth/login/route';
import * as exportRoute from '../../app/api/tenants/[tenantId]/audit/export/route';
import * as auditRoute from '../../app/api/tenants/[tenantId]/audit/route';
import * as verifyRoute from '../../app/api/tenants/[tenantId]/audit/verify/route';
import * as pagesRoute from '../../app/api/tenants/[tenantId]/pages/route';
import * as dataRoute from '../../app/api/user/data/route';
import { verifyProof } from '../../src/commands/verify-audit.mjs';
import { aPerson, aTenant, inTenant, PASSWORD, seenBy } from '../support/factories';
import { type Answer, call, memberOf, tenant } from '../support/harness';
import { asOwner, dumpAsText } from '../support/owner';

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

interface Request {
  id: string;
  status: string;
}

/** What stands for one person wherever it is written: each would be found in a dump of the database. */
function marks() {
  const mark = newId().replaceAll('-', '').slice(12, 24);
  return {
    email: `grace.${mark}@example.test`,
    name: `Grace Hopper-${mark}`,
    phone: `+49${parseInt(mark, 16)}`.slice(0, 14),
    ip: `2001:db8:${mark.slice(0, 4)}:${mark.slice(4, 8)}::${mark.slice(8, 12)}`,
    userAgent: `Cobol/${mark}`,
  };
}

/** Signs in over HTTP with the marks of a device, so that sessions, audit rows and events hold what they hold in life. */
async function signIn(email: string, { ip, userAgent }: { ip: string; userAgent: string }) {
  const { data } = await call<{ accessToken: string }>(loginRoute.POST, {
    method: 'POST',
    body: { email, password: PASSWORD },
    headers: { 'user-agent': userAgent, 'x-forwarded-for': ip },
  });
  return { authorization: `Bearer ${data.accessToken}`, 'user-agent': userAgent, 'x-forwarded-for': ip };
}

async function runErasure(userId: string, request: Request): Promise<void> {
  await erasePerson.run({ userId, dataRequestId: request.id, requestId: 'the-request' });
}

/** Somebody who has left traces everywhere: signed in, worked, was written about, invited, delivered to a webhook. */
async function grace() {
  const acme = await tenant();
  const other = await tenant();
  const mark = marks();
  const { userId } = await aPerson({
    tenantId: acme.tenantId,
    role: 'editor',
    email: mark.email,
    name: mark.name,
  });
  const own = (work: Parameters<typeof inTenant<unknown>>[1], tenantId = acme.tenantId) =>
    inTenant(tenantId, work, userId);
  await own((db) => db.user.update({ where: { id: userId }, data: { phone: mark.phone } }));
  await own(
    (db) => db.membership.create({ data: { userId, role: 'viewer', externalId: mark.email } }),
    other.tenantId,
  );
  await own((db) =>
    db.account.create({ data: { userId, type: 'oidc', provider: 'google', providerAccountId: mark.email } }),
  );
  await own((db) =>
    db.passkey.create({
      data: { userId, name: mark.name, credentialId: mark.email, publicKey: Buffer.from(mark.email) },
    }),
  );
  await own((db) => db.userSetting.create({ data: { userId, name: 'test.nickname', value: mark.name } }));
  await own((db) => db.formerPassword.create({ data: { userId, passwordHash: 'x' } }));
  const headers = await signIn(mark.email, mark);
  await call(pagesRoute.POST, {
    method: 'POST',
    params: { tenantId: acme.tenantId },
    headers,
    body: { title: 'Compilers' },
  });
  await own((db) => db.device.create({ data: { userId, token: `token of ${mark.name}`, platform: 'ios' } }));
  await own((db) =>
    db.notification.create({
      data: { userId, type: 'hello', title: `Hello ${mark.name}`, body: mark.email },
    }),
  );
  await writtenAbout(other.tenantId, userId, other.userId, mark);
  return { acme, other, userId, headers, ...mark };
}

/** What colleagues' calls leave: an invitation, an event with the person inside, and its delivery. */
async function writtenAbout(
  tenantId: string,
  userId: string,
  colleague: string,
  mark: ReturnType<typeof marks>,
) {
  await inTenant(tenantId, async (db) => {
    const expiresAt = new Date(Date.now() + 86_400_000);
    await db.invitation.create({
      data: { email: mark.email, role: 'editor', tokenHash: newId(), expiresAt },
    });
    const payload = {
      userId,
      person: { email: mark.email, name: mark.name },
      seen: [mark.ip, mark.userAgent],
    };
    const about = { resourceType: 'member', resourceId: userId, actorType: 'user', payload };
    const event = await db.event.create({ data: { ...about, type: 'member.updated' } });
    await db.event.create({
      data: { ...about, type: 'page.updated', resourceId: newId(), payload: { note: `by <${mark.email}>` } },
    });
    const webhook = await db.webhook.create({
      data: { url: 'https://example.test/', events: ['*'], secretEncrypted: 'x' },
    });
    const delivery = await db.webhookDelivery.create({
      data: { webhookId: webhook.id, eventId: event.id, eventType: event.type },
    });
    const told = { title: `${mark.name} joined`, body: `By ${mark.email}`, eventId: event.id };
    await db.notification.create({ data: { ...told, userId: colleague, type: 'member.added' } });
    await db.webhookAttempt.create({
      data: {
        deliveryId: delivery.id,
        number: 1,
        requestBody: JSON.stringify(payload),
        responseBody: `hello ${mark.name}`,
        durationMs: 1,
      },
    });
  });
}

const traces = ({ email, name, phone, ip, userAgent }: ReturnType<typeof marks>) => [
  email,
  name,
  phone,
  ip,
  userAgent,
];

async function askErasure(headers: Record<string, string>, body: object = {}): Promise<Answer<Request>> {
  return call<Request>(dataRoute.DELETE, { method: 'DELETE', headers, body });
}

it('erases a person from every table of the database, and the audit log stays proven', async () => {
  const person = await grace();
  await sealTenant(person.acme.tenantId);
  await sealTenant(person.other.tenantId);
  // The planner's samples hold the person too, as they do in a database that has run for a while, where other people's
  // values stand around theirs.
  await asOwner(
    person.acme.tenantId,
    `update memberships set external_id = place || id from unnest(array['a', 'z']) as place
     where tenant_id = '${person.acme.tenantId}' and external_id is null`,
  );
  await asOwner(person.acme.tenantId, 'analyze');
  const before = await dumpAsText();
  expect(traces(person).filter((trace) => !before.includes(trace))).toEqual([]);

  const asked = await askErasure(person.headers, { password: PASSWORD });
  expect(asked).toMatchObject({ status: 202, data: { kind: 'erasure', status: 'pending' } });
  await runErasure(person.userId, asked.data);

  const after = await dumpAsText();
  expect(traces(person).filter((trace) => after.includes(trace))).toEqual([]);
  for (const { acme } of [person, { acme: person.other }]) {
    await sealTenant(acme.tenantId);
    expect((await acme.call<{ intact: boolean }>(verifyRoute.GET)).data).toMatchObject({ intact: true });
    const { text } = await acme.call(exportRoute.GET, { query: { format: 'proof' } });
    expect(await verifyProof(text.split('\n'))).toMatchObject({ intact: true });
    expect(traces(person).filter((trace) => text.includes(trace))).toEqual([]);
  }
});

it('shows what is about an erased person as erased, and what they did as done by nobody known', async () => {
  const person = await grace();
  const read = async () => {
    const query = { actorId: person.userId, limit: '100' };
    return (
      await person.acme.call<
        {
          action: string;
          actorName: string | null;
          erased: string[];
          ip: string | null;
          after: object | null;
        }[]
      >(auditRoute.GET, { query })
    ).data;
  };
  const lately = (rows: Awaited<ReturnType<typeof read>>) =>
    rows.find(({ action }) => action === 'page.created');
  expect(lately(await read())).toMatchObject({ actorName: person.name, ip: person.ip, erased: [] });
  const asked = await askErasure(person.headers);
  await runErasure(person.userId, asked.data);
  expect(lately(await read())).toMatchObject({
    actorName: null,
    ip: null,
    erased: ['ip', 'userAgent'],
    after: { title: 'Compilers' },
  });
});

it('ends what the person could do, tells each organization, and frees the address', async () => {
  const person = await grace();
  const asked = await askErasure(person.headers);
  await runErasure(person.userId, asked.data);
  expect((await askErasure(person.headers)).status).toBe(401);
  for (const { tenantId } of [person.acme, person.other]) {
    const told = await seenBy(tenantId, (db) => db.event.findFirst({ where: { type: 'user.erased' } }));
    expect(told).toMatchObject({ resourceId: person.userId, payload: { id: person.userId } });
    expect(await seenBy(tenantId, (db) => db.membership.count({ where: { userId: person.userId } }))).toBe(0);
  }
  await expect(aPerson({ email: person.email })).resolves.toMatchObject({ email: person.email });
});

it('leaves everybody else as they are, also of the same name', async () => {
  const person = await grace();
  const [twin] = [await memberOf(person.acme.tenantId, 'editor')];
  await inTenant(
    person.acme.tenantId,
    (db) => db.user.update({ where: { id: twin.userId }, data: { name: person.name } }),
    twin.userId,
  );
  const pages = await seenBy(person.acme.tenantId, (db) => db.page.count());
  const asked = await askErasure(person.headers);
  await runErasure(person.userId, asked.data);
  const user = await inTenant(
    person.acme.tenantId,
    (db) => db.user.findUniqueOrThrow({ where: { id: twin.userId } }),
    twin.userId,
  );
  expect(user).toMatchObject({ name: person.name, status: 'active' });
  expect(await seenBy(person.acme.tenantId, (db) => db.page.count())).toBe(pages);
});

it('is asked once however often it is asked, and done once however often the job runs', async () => {
  const person = await grace();
  const answers = await Promise.all(Array.from({ length: 8 }, () => askErasure(person.headers)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1);
  const [asked] = answers;
  if (!asked) throw new Error('no answer');
  await runErasure(person.userId, asked.data);
  await runErasure(person.userId, asked.data);
  const told = await seenBy(person.acme.tenantId, (db) => db.event.count({ where: { type: 'user.erased' } }));
  expect(told).toBe(1);
});

describe('asking is refused', () => {
  it('to the last owner of an organization, by its name', async () => {
    const { tenantId } = await aTenant({ name: 'Flow-Matic' });
    const mark = marks();
    await aPerson({ tenantId, role: 'owner', email: mark.email });
    const answer = await askErasure(await signIn(mark.email, mark));
    expect(answer).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(answer.error).toContain('the last owner of Flow-Matic');
    await aPerson({ tenantId, role: 'owner' });
    expect((await askErasure(await signIn(mark.email, mark))).status).toBe(202);
  });

  it('long after signing in without the password, and with a wrong one', async () => {
    const person = await grace();
    clock.now = () => new Date(realNow().getTime() + 11 * 60_000);
    for (const body of [{}, { password: 'Wrong-Horse-7' }])
      expect(await askErasure(person.headers, body)).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
    expect((await askErasure(person.headers, { password: PASSWORD })).status).toBe(202);
  });

  it('to an API key', async () => {
    const acme = await tenant();
    const answer = await askErasure({ authorization: `Bearer ${acme.credential}` });
    expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('by the database to anybody but the person', async () => {
    const [one, two] = [await aPerson(), await aPerson()];
    const attempt = inTenant(
      newId(),
      (db) => db.$queryRaw`select erase_person(${two.userId}::uuid)`,
      one.userId,
    );
    await expect(attempt).rejects.toThrow(/erased by themselves/);
  });
});

it('is told when they became the last owner meanwhile, and stays', async () => {
  const { tenantId } = await aTenant();
  const mark = marks();
  const { userId } = await aPerson({ tenantId, role: 'owner', email: mark.email });
  const other = await aPerson({ tenantId, role: 'owner' });
  const asked = await askErasure(await signIn(mark.email, mark));
  await inTenant(tenantId, (db) => db.membership.deleteMany({ where: { userId: other.userId } }));
  await runErasure(userId, asked.data);
  const request = await inTenant(
    tenantId,
    (db) => db.dataRequest.findFirstOrThrow({ where: { userId } }),
    userId,
  );
  expect(request).toMatchObject({ status: 'failed', error: expect.stringContaining('last owner') });
  expect((await signIn(mark.email, mark)).authorization).not.toContain('undefined');
});

it('keeps out a call that began before and ends after', async () => {
  const person = await grace();
  const asked = await askErasure(person.headers);
  await runErasure(person.userId, asked.data);
  const late = (work: Parameters<typeof inTenant<unknown>>[1]) =>
    inTenant(person.acme.tenantId, work, person.userId);
  const { userId } = person;
  const expiresAt = new Date(Date.now() + 60_000);
  await expect(
    late((db) => db.authSession.create({ data: { userId, kind: 'app', expiresAt, ip: person.ip } })),
  ).rejects.toThrow(/erased/);
  await expect(late((db) => db.membership.create({ data: { userId } }))).rejects.toThrow(/erased/);
  await expect(
    late((db) => db.user.update({ where: { id: userId }, data: { name: person.name } })),
  ).rejects.toThrow(/erased/);
});

it('keeps out a copy of the data that is made at the same time: it waits, and finds nobody', async () => {
  const { userId } = await aPerson();
  const data = { userId, kind: 'export' };
  const row = await inTenant(PLATFORM_TENANT_ID, (db) => db.dataRequest.create({ data }), userId);
  const erasing = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await erasing.connect();
  await erasing.query(`begin; select set_config('app.user_id', '${userId}', true)`);
  await erasing.query('select erase_person($1)', [userId]);
  const copying = exportPersonalData.run({ requestId: row.id, userId });
  await Promise.race([copying, somebodyWaits(erasing)]);
  await erasing.query('commit');
  await Promise.all([copying, erasing.end()]);
  expect(fs.existsSync(path.join(env().STORAGE_DIR, 'exports', userId))).toBe(false);
});

/** Ends when another connection to this database waits for a lock. */
async function somebodyWaits(client: pg.Client): Promise<void> {
  for (let waiting = 0; waiting === 0; ) {
    const { rowCount } = await client.query(
      `select from pg_locks l where not l.granted and exists (select from pg_locks own
       where own.pid = pg_backend_pid() and own.transactionid = l.transactionid)`,
    );
    waiting = rowCount ?? 0;
  }
}

it('gives a person everything that they could have erased, and no secret', async () => {
  const person = await grace();
  const copy = await copyOf(person.userId);
  expect(traces(person).filter((trace) => !copy.includes(trace))).toEqual([]);
  expect(copy).not.toMatch(/passwordHash|secretEncrypted|token of/);
});

/** All modules' exports as one text. */
async function copyOf(userId: string): Promise<string> {
  const work = { tenantId: PLATFORM_TENANT_ID, job: 'test' };
  const parts = await changingAsJob(work, async (ctx) => {
    const own = await become(ctx, { userId });
    const each: Record<string, unknown>[] = [];
    for (const module of personalData) each.push(await module.export(own, userId));
    return each;
  });
  return JSON.stringify(parts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
