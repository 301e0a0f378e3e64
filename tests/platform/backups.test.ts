import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { newApiKey } from '@/core/auth/api-key-format';
import { sha256 } from '@/core/crypto';
import { env } from '@/core/env';
import { restoreBackupJob } from '@/services/flows/restore-backup.jobs';
import { scheduleBackups, takeBackupJob } from '@/services/platform/backups/backups.jobs';
import * as downloadRoute from '../../app/api/tenants/[tenantId]/backups/[backupId]/download/route';
import * as restoreRoute from '../../app/api/tenants/[tenantId]/backups/[backupId]/restores/[restoreId]/route';
import * as restoresRoute from '../../app/api/tenants/[tenantId]/backups/[backupId]/restores/route';
import * as backupRoute from '../../app/api/tenants/[tenantId]/backups/[backupId]/route';
import * as backupsRoute from '../../app/api/tenants/[tenantId]/backups/route';
import * as pageRoute from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import * as pagesRoute from '../../app/api/tenants/[tenantId]/pages/route';
import { acmeBakery } from '../../prisma/seed/demo/acme-bakery';
import { buildSite } from '../../prisma/seed/demo/build-site';
import { seedTemplates } from '../../prisma/seed/seed-templates';
import { aPage, aPerson, aTenant, eventTypes, inTenant, seenBy, signedIn } from '../support/factories';
import { type Caller, callerWith, tenant } from '../support/harness';

interface Backup {
  id: string;
  kind: string;
  status: string;
  progress: number;
  sha256: string;
  size: number;
  contents: Record<string, number>;
}
interface Restore {
  id: string;
  status: string;
  targetTenantId: string;
  error: string | null;
  contents: Record<string, number>;
}

/** Runs the queued jobs of a kind that a tenant has, as the worker would, and takes them from the queue. */
async function work(job: typeof takeBackupJob, tenantId: string): Promise<void> {
  await asOwner(async (owner) => {
    const { rows } = await owner.query<{ payload: Record<string, unknown> }>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
       where t.id = j.task_id and t.identifier = $1 and j.payload ->> 'tenantId' = $2 returning j.payload`,
      [job.name, tenantId],
    );
    for (const { payload } of rows) await job.run(job.payload.parse(payload));
  });
}

async function asOwner(run: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await client.connect();
  await run(client).finally(() => client.end());
}

/** The demo's bakery with pages, pictures, versions and navigation, under a name of its own; its owner calls. */
async function bakery(): Promise<Caller> {
  await asOwner(seedTemplates);
  const { slug } = await aTenant();
  const mark = slug.slice(2, 12);
  const people = acmeBakery.people.map((one) => ({ ...one, email: `${mark}-${one.email}` }));
  const demo = { ...acmeBakery, people, tenant: { ...acmeBakery.tenant, slug: `bakery-${mark}` } };
  const tenantId = await buildSite(demo, 'unused');
  const owner = await seenBy(tenantId, (db) => db.membership.findFirstOrThrow({ where: { role: 'owner' } }));
  return callerWith(tenantId, owner.userId, await signedIn(owner.userId, tenantId));
}

async function owner(): Promise<Caller> {
  const { tenantId } = await aTenant();
  const { userId } = await aPerson({ tenantId });
  return callerWith(tenantId, userId, await signedIn(userId, tenantId));
}

async function takeBackup(caller: Caller, body: object = {}): Promise<Backup> {
  const { status, data } = await caller.call<Backup>(backupsRoute.POST, { method: 'POST', body });
  expect(status).toBe(202);
  await work(takeBackupJob, caller.tenantId);
  const params = { backupId: data.id };
  return (await caller.call<Backup>(backupRoute.GET, { params })).data;
}

async function restore(caller: Caller, backupId: string, body: object): Promise<Restore> {
  const params = { backupId };
  const asked = await caller.call<Restore>(restoresRoute.POST, { method: 'POST', params, body });
  expect(asked).toMatchObject({ status: 202 });
  await work(restoreBackupJob, caller.tenantId);
  const seen = await caller.call<Restore>(restoreRoute.GET, {
    params: { backupId, restoreId: asked.data.id },
  });
  return seen.data;
}

/** Every row of a tenant in the tables of a backup, as text, without the tenant's own id. */
async function rowsOf(tenantId: string, tables: string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await seenBy(tenantId, (db) =>
      db.$queryRawUnsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from ${table} t order by id`),
    );
    found[table] = rows.map(({ row }) => row.replaceAll(tenantId, 'the tenant'));
  }
  return found;
}

const archiveFile = (tenantId: string, backupId: string) =>
  path.join(env().STORAGE_DIR, 'backups', tenantId, backupId, 'archive.zip');

const newName = () => ({ into: 'new', slug: `copy-${sha256(String(Math.random())).slice(0, 12)}` });

describe('a full backup', () => {
  it('of the demo tenant becomes a new tenant, equal row for row and file for file', async () => {
    const baker = await bakery();
    const backup = await takeBackup(baker);
    expect(backup).toMatchObject({ status: 'done', progress: 100, kind: 'full' });
    expect(backup.contents).toMatchObject({ pages: acmeBakery.pages.length, memberships: 3, branding: 1 });
    const restored = await restore(baker, backup.id, { ...newName(), withMembers: true });
    expect(restored).toMatchObject({ status: 'done', error: null });
    expect(restored.targetTenantId).not.toBe(baker.tenantId);
    const tables = Object.keys(backup.contents).filter((table) => table !== 'memberships');
    expect(tables.length).toBeGreaterThan(8);
    const copy = await rowsOf(restored.targetTenantId, tables);
    expect(copy).toEqual(await rowsOf(baker.tenantId, tables));
    const roles = (rows: { userId: string; role: string }[]) =>
      rows.map(({ userId, role }) => `${userId} ${role}`).sort();
    const members = (tenantId: string) => seenBy(tenantId, (db) => db.membership.findMany());
    expect(roles(await members(restored.targetTenantId))).toEqual(roles(await members(baker.tenantId)));
    const files = (tenantId: string) =>
      fs.readdirSync(path.join(env().STORAGE_DIR, tenantId), { recursive: true }).map(String).sort();
    expect(files(restored.targetTenantId)).toEqual(files(baker.tenantId));
    expect(await eventTypes(restored.targetTenantId)).toEqual(['tenant.created', 'tenant.restored']);
  }, 60_000);

  it('gives a new tenant without its members unless they are asked for', async () => {
    const baker = await owner();
    await aPerson({ tenantId: baker.tenantId, role: 'editor' });
    const backup = await takeBackup(baker);
    const { targetTenantId } = await restore(baker, backup.id, newName());
    const members = await seenBy(targetTenantId, (db) => db.membership.findMany());
    expect(members.map(({ userId, role }) => [userId, role])).toEqual([[baker.userId, 'owner']]);
  });

  it('does not give access back to somebody who has left since', async () => {
    const baker = await owner();
    const former = await aPerson({ tenantId: baker.tenantId, role: 'admin' });
    const backup = await takeBackup(baker);
    await inTenant(baker.tenantId, (db) => db.membership.deleteMany({ where: { userId: former.userId } }));
    const { targetTenantId } = await restore(baker, backup.id, { ...newName(), withMembers: true });
    expect(await seenBy(targetTenantId, (db) => db.membership.count())).toBe(1);
  });

  it('gives members what they may do today, not what they could do then', async () => {
    const baker = await owner();
    const former = await aPerson({ tenantId: baker.tenantId, role: 'owner' });
    const backup = await takeBackup(baker);
    await inTenant(baker.tenantId, (db) =>
      db.membership.updateMany({
        where: { userId: former.userId },
        data: { role: 'viewer', zones: ['north'] },
      }),
    );
    const { status, targetTenantId } = await restore(baker, backup.id, { ...newName(), withMembers: true });
    expect(status).toBe('done');
    const where = { userId: former.userId };
    const member = await seenBy(targetTenantId, (db) => db.membership.findFirst({ where }));
    expect(member).toMatchObject({ role: 'viewer', zones: ['north'] });
  });

  it('makes nobody owner of a new tenant who may restore no more by the time it is their turn', async () => {
    const baker = await owner();
    const admin = await aPerson({ tenantId: baker.tenantId, role: 'admin' });
    const backup = await takeBackup(baker);
    const caller = callerWith(baker.tenantId, admin.userId, await signedIn(admin.userId, baker.tenantId));
    const params = { backupId: backup.id };
    const asked = await caller.call<Restore>(restoresRoute.POST, { method: 'POST', params, body: newName() });
    await inTenant(baker.tenantId, (db) =>
      db.membership.updateMany({ where: { userId: admin.userId }, data: { role: 'viewer' } }),
    );
    await work(restoreBackupJob, baker.tenantId);
    const { data } = await baker.call<Restore>(restoreRoute.GET, {
      params: { backupId: backup.id, restoreId: asked.data.id },
    });
    expect(data).toMatchObject({ status: 'failed', error: expect.stringContaining('may not restore') });
    expect(await seenBy(data.targetTenantId, (db) => db.membership.count())).toBe(0);
  });

  it('undoes later changes of its own tenant, and leaves keys and members as they are today', async () => {
    const baker = await owner();
    const page = await aPage(baker.tenantId, { title: 'Opening hours' });
    const backup = await takeBackup(baker);
    await baker.call(pageRoute.PUT, {
      method: 'PUT',
      params: { pageId: page.id },
      body: { title: 'Vandalised' },
    });
    const added = await aPage(baker.tenantId, { title: 'Spam' });
    const { publicId, prefix, secretHash } = newApiKey('live');
    await inTenant(baker.tenantId, (db) =>
      db.apiKey.create({ data: { name: 'later', publicId, prefix, secretHash, scopes: ['pages:read'] } }),
    );
    expect(await restore(baker, backup.id, { into: 'same' })).toMatchObject({ status: 'done', error: null });
    const { data } = await baker.call<{ id: string; title: string }[]>(pagesRoute.GET);
    expect(data.map(({ title }) => title)).toEqual(['Opening hours']);
    const rows = await seenBy(baker.tenantId, (db) => db.page.findMany({ where: { id: added.id } }));
    expect(rows[0]?.deletedAt).not.toBeNull();
    expect(await seenBy(baker.tenantId, (db) => db.apiKey.count())).toBe(1);
  });

  it('is downloaded by those who may, and says what it is', async () => {
    const baker = await owner();
    const backup = await takeBackup(baker);
    const answer = await baker.call(downloadRoute.GET, { params: { backupId: backup.id } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-length')).toBe(String(backup.size));
    expect(answer.text.startsWith('PK')).toBe(true);
  });
});

it('does not loosen in its own tenant what was tightened since', async () => {
  const baker = await owner();
  const backup = await takeBackup(baker);
  await inTenant(baker.tenantId, (db) =>
    db.setting.create({ data: { name: 'security.passwordDays', value: 30 } }),
  );
  expect(await restore(baker, backup.id, { into: 'same' })).toMatchObject({ status: 'done' });
  const settings = await seenBy(baker.tenantId, (db) => db.setting.findMany());
  expect(settings.map(({ value }) => value)).toEqual([30]);
});

describe('an incremental backup', () => {
  it('holds what changed and what is gone, and restores on top of its base', async () => {
    const baker = await owner();
    const [kept, changed] = [await aPage(baker.tenantId), await aPage(baker.tenantId)];
    const gone = await inTenant(baker.tenantId, (db) =>
      db.navigationItem.create({
        data: { location: 'header', label: 'Old', order: 0, url: 'https://example.test/' },
      }),
    );
    const full = await takeBackup(baker);
    await baker.call(pageRoute.PUT, {
      method: 'PUT',
      params: { pageId: changed.id },
      body: { title: 'Changed' },
    });
    await inTenant(baker.tenantId, (db) => db.navigationItem.deleteMany({ where: { id: gone.id } }));
    const first = await takeBackup(baker, { kind: 'incremental' });
    await aPage(baker.tenantId, { title: 'Added' });
    const second = await takeBackup(baker, { kind: 'incremental' });
    expect([full.kind, first.kind, second.kind]).toEqual(['full', 'incremental', 'incremental']);
    const { targetTenantId, status } = await restore(baker, second.id, newName());
    expect(status).toBe('done');
    const tables = Object.keys(full.contents).filter((table) => table !== 'memberships');
    expect(await rowsOf(targetTenantId, tables)).toEqual(await rowsOf(baker.tenantId, tables));
    const atFirst = await restore(baker, first.id, newName());
    const titles = await seenBy(atFirst.targetTenantId, (db) => db.page.findMany({ orderBy: { id: 'asc' } }));
    expect(titles.map(({ title }) => title)).toEqual([kept.title, 'Changed']);
  });

  it('needs a finished one before it, which then cannot be deleted', async () => {
    const baker = await owner();
    const early = await baker.call(backupsRoute.POST, { method: 'POST', body: { kind: 'incremental' } });
    expect(early).toMatchObject({ status: 422 });
    const full = await takeBackup(baker);
    await takeBackup(baker, { kind: 'incremental', baseId: full.id });
    const params = { backupId: full.id };
    const refused = await baker.call(backupRoute.DELETE, { method: 'DELETE', params });
    expect(refused).toMatchObject({ status: 409, code: 'CONFLICT' });
  });
});

describe('a damaged archive is refused before anything is written', () => {
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    ['one bit', (bytes) => flip(bytes, Math.floor(bytes.length / 2))],
    ['its end', (bytes) => bytes.subarray(0, bytes.length - 30)],
    ['everything', () => Buffer.from('no archive at all')],
    ['nothing left', () => Buffer.alloc(0)],
  ];

  it.each(damages)('when it is %s', async (_, damage) => {
    const baker = await owner();
    await aPage(baker.tenantId);
    const backup = await takeBackup(baker);
    const file = archiveFile(baker.tenantId, backup.id);
    fs.writeFileSync(file, damage(fs.readFileSync(file)));
    const before = await rowsOf(baker.tenantId, ['pages', 'branding', 'settings']);
    const answer = await restore(baker, backup.id, { into: 'same' });
    expect(answer).toMatchObject({ status: 'failed' });
    expect(answer.error).toContain('damaged');
    expect(await rowsOf(baker.tenantId, ['pages', 'branding', 'settings'])).toEqual(before);
    const copied = await restore(baker, backup.id, newName());
    expect(copied.status).toBe('failed');
    expect(fs.existsSync(path.join(env().STORAGE_DIR, copied.targetTenantId))).toBe(false);
    expect(
      await seenBy(copied.targetTenantId, (db) => db.tenant.count({ where: { id: copied.targetTenantId } })),
    ).toBe(0);
  });

  it('also when somebody has given it a new checksum', async () => {
    const baker = await owner();
    await aPage(baker.tenantId, { title: 'Opening hours' });
    const backup = await takeBackup(baker);
    const file = archiveFile(baker.tenantId, backup.id);
    const forged = flip(fs.readFileSync(file), 120);
    fs.writeFileSync(file, forged);
    await inTenant(baker.tenantId, (db) =>
      db.backup.updateMany({ where: { id: backup.id }, data: { sha256: sha256(forged) } }),
    );
    expect(await restore(baker, backup.id, { into: 'same' })).toMatchObject({ status: 'failed' });
  });
});

it('a restore whose short name is taken says so and leaves nothing', async () => {
  const baker = await owner();
  const backup = await takeBackup(baker);
  const { slug } = await aTenant();
  const answer = await restore(baker, backup.id, { into: 'new', slug });
  expect(answer).toMatchObject({ status: 'failed' });
  expect(answer.error).toContain('taken');
});

it("another tenant's backup is not there", async () => {
  const [mine, theirs] = [await owner(), await owner()];
  const backup = await takeBackup(theirs);
  const params = { backupId: backup.id };
  expect(await mine.call(backupRoute.GET, { params })).toMatchObject({ status: 404 });
  expect(await mine.call(downloadRoute.GET, { params })).toMatchObject({ status: 404 });
  const asked = await mine.call(restoresRoute.POST, { method: 'POST', params, body: newName() });
  expect(asked).toMatchObject({ status: 404 });
});

it('of twenty who ask at once, one gets a backup and the others are told to wait', async () => {
  const baker = await tenant();
  const ask = () => baker.call(backupsRoute.POST, { method: 'POST', body: {} });
  const statuses = (await Promise.all(Array.from({ length: 20 }, ask))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 202)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(19);
});

it('a tenant that wants daily backups gets a full one, then increments, and keeps as many as it said', async () => {
  const baker = await owner();
  await inTenant(baker.tenantId, async (db) => {
    await db.setting.create({ data: { name: 'backups.schedule', value: 'daily' } });
    await db.setting.create({ data: { name: 'backups.keep', value: 1 } });
  });
  const night = async () => {
    await scheduleBackups.run({});
    await work(takeBackupJob, baker.tenantId);
  };
  await night();
  await night();
  const living = () =>
    seenBy(baker.tenantId, (db) =>
      db.backup.findMany({ where: { deletedAt: null }, orderBy: { createdAt: 'asc' } }),
    );
  expect((await living()).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    'full done',
    'incremental done',
  ]);
  await takeBackup(baker, { kind: 'full' });
  await night();
  const rest = await living();
  expect(rest.map(({ kind }) => kind)).toEqual(['full', 'incremental']);
});

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
