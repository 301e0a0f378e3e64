import { sealAudit, sealTenant } from '@/services/platform/audit/audit.jobs';
import * as keyRoute from '../../app/api/audit/public-key/route';
import * as exportRoute from '../../app/api/tenants/[tenantId]/audit/export/route';
import * as verifyRoute from '../../app/api/tenants/[tenantId]/audit/verify/route';
import { verifyProof } from '../../src/commands/verify-audit.mjs';
import { aPage, inTenant, seenBy } from '../support/factories';
import { type Caller, call, tenant } from '../support/harness';
import { asOwner } from '../support/owner';

interface Verdict {
  intact: boolean;
  seals: number;
  rows: number;
  unsealed: number;
  next: number | null;
  head: { number: number; hash: string } | null;
  firstBroken: { seal: number; reason: string } | null;
}

/** A tenant whose log has three seals over a few rows each, and one row that none covers yet. */
async function aSealedLog(): Promise<Caller> {
  const acme = await tenant();
  await sealTenant(acme.tenantId);
  for (const title of ['عن الشركة', 'Contact — “quotes”, commas\nand lines']) {
    await aPage(acme.tenantId, { title });
    await aPage(acme.tenantId, { title });
    await sealTenant(acme.tenantId);
  }
  await aPage(acme.tenantId);
  return acme;
}

async function online(acme: Caller, query: Record<string, string> = {}): Promise<Verdict> {
  return (await acme.call<Verdict>(verifyRoute.GET, { query })).data;
}

async function proofOf(acme: Caller): Promise<string[]> {
  const { text, status } = await acme.call(exportRoute.GET, { query: { format: 'proof' } });
  expect(status).toBe(200);
  return text.split('\n');
}

async function offline(acme: Caller, known: { key?: string; head?: string } = {}) {
  return verifyProof(await proofOf(acme), known);
}

/** Both ways must come to the same finding. */
async function expectBroken(acme: Caller, firstBroken: { seal: number; reason: string }) {
  expect(await online(acme)).toMatchObject({ intact: false, firstBroken });
  expect(await offline(acme)).toMatchObject({ intact: false, firstBroken });
}

describe('a log that nobody touched', () => {
  it('is intact online and offline, whatever script its rows are written in', async () => {
    const acme = await aSealedLog();
    const verdict = await online(acme);
    expect(verdict).toMatchObject({ intact: true, seals: 3, unsealed: 1, firstBroken: null });
    expect(verdict.rows).toBeGreaterThan(6);
    const { data: keys } = await call<{ publicKey: string }>(keyRoute.GET);
    const proof = await offline(acme, { key: keys.publicKey, head: verdict.head?.hash });
    expect(proof).toMatchObject({
      intact: true,
      seals: 3,
      rows: verdict.rows,
      unsealed: 1,
      head: verdict.head?.hash,
    });
  });

  it('has nothing to verify while nothing is sealed', async () => {
    const acme = await tenant();
    expect(await online(acme)).toMatchObject({ intact: true, seals: 0, rows: 0, head: null });
    expect(await offline(acme)).toMatchObject({ intact: true, seals: 0 });
  });

  it('is verified from a later seal on', async () => {
    const acme = await aSealedLog();
    expect(await online(acme, { from: '3' })).toMatchObject({ intact: true, seals: 1, rows: 2 });
  });

  it('is verified in several calls where it is long, and a break is found in its own', async () => {
    const acme = await tenant();
    for (let seals = 0; seals < 23; seals += 1) {
      await aPage(acme.tenantId);
      await sealTenant(acme.tenantId);
    }
    const first = await online(acme);
    expect(first).toMatchObject({ intact: true, seals: 20, next: 21 });
    expect(await online(acme, { from: '21' })).toMatchObject({ intact: true, seals: 3, next: null });
    expect(await offline(acme)).toMatchObject({ intact: true, seals: 23 });
    await asOwner(acme.tenantId, "update audit_logs set action = 'x' where tenant_id = $1 and seal = 22", [
      acme.tenantId,
    ]);
    expect(await online(acme)).toMatchObject({ intact: true, next: 21 });
    const firstBroken = { seal: 22, reason: 'rows_changed' };
    expect(await online(acme, { from: '21' })).toMatchObject({ intact: false, firstBroken, next: null });
    expect(await offline(acme)).toMatchObject({ intact: false, firstBroken });
  });

  it('gets each row into one seal, of many sealers at once', async () => {
    const acme = await tenant();
    await Promise.all(Array.from({ length: 12 }, () => aPage(acme.tenantId)));
    const sealed = await Promise.all(Array.from({ length: 6 }, () => sealTenant(acme.tenantId)));
    const verdict = await online(acme);
    expect(verdict).toMatchObject({ intact: true, unsealed: 0 });
    expect(sealed.reduce((sum, rows) => sum + rows, 0)).toBe(verdict.rows);
  });

  it('is sealed for every tenant by the job, which gives each head away as an event', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    await sealAudit.run({});
    for (const caller of [acme, other]) {
      const { head, unsealed } = await online(caller);
      expect(unsealed).toBe(0);
      const told = await seenBy(caller.tenantId, (db) =>
        db.event.findFirst({ where: { type: 'audit.sealed' } }),
      );
      expect(told?.payload).toMatchObject({ number: head?.number, hash: head?.hash });
    }
  });

  it('takes a row that was committed late into a later seal', async () => {
    const acme = await tenant();
    let pagesMade: () => void = () => undefined;
    const sealedMeanwhile = new Promise<void>((resolve) => {
      pagesMade = resolve;
    });
    const late = inTenant(acme.tenantId, async (db) => {
      await db.page.create({ data: { title: 'Late', slug: 'late' } });
      await sealedMeanwhile;
    });
    await aPage(acme.tenantId);
    await sealTenant(acme.tenantId);
    pagesMade();
    await late;
    expect((await online(acme)).unsealed).toBe(1);
    await sealTenant(acme.tenantId);
    expect(await online(acme)).toMatchObject({ intact: true, unsealed: 0 });
  });
});

describe('an intruder at the database is found, online and offline, who', () => {
  it.each([
    ['changes one byte', "action = overlay(action placing 'X' from 1 for 1)"],
    ['changes a value inside', `after = jsonb_set(after, '{title}', '"Nothing happened"')`],
    ['moves a time', "created_at = created_at + interval '1 millisecond'"],
    ['changes who did it', "actor_id = 'somebody-else'"],
  ])('%s', async (_, change) => {
    const acme = await aSealedLog();
    await asOwner(
      acme.tenantId,
      `update audit_logs set ${change} where tenant_id = $1 and id =
        (select min(id::text)::uuid from audit_logs where tenant_id = $1 and seal = 2)`,
      [acme.tenantId],
    );
    await expectBroken(acme, { seal: 2, reason: 'rows_changed' });
  });

  it('removes a row', async () => {
    const acme = await aSealedLog();
    await asOwner(
      acme.tenantId,
      'delete from audit_logs where id = (select min(id::text)::uuid from audit_logs where tenant_id = $1 and seal = 2)',
      [acme.tenantId],
    );
    await expectBroken(acme, { seal: 2, reason: 'rows_removed' });
  });

  it('removes a whole batch of rows', async () => {
    const acme = await aSealedLog();
    await asOwner(acme.tenantId, 'delete from audit_logs where tenant_id = $1 and seal = 2', [acme.tenantId]);
    await expectBroken(acme, { seal: 2, reason: 'rows_removed' });
  });

  it('adds a row', async () => {
    const acme = await aSealedLog();
    await asOwner(
      acme.tenantId,
      `insert into audit_logs (tenant_id, action, operation, resource_type, resource_id, actor_type, seal)
       values ($1, 'page.created', 'insert', 'page', 'x', 'user', 2)`,
      [acme.tenantId],
    );
    await expectBroken(acme, { seal: 2, reason: 'rows_added' });
  });

  it.each([
    ['unties a seal', "update audit_seals set previous_hash = repeat('a', 64)", 'chain_broken'],
    ['changes a seal', 'update audit_seals set rows = rows + 1', 'seal_changed'],
    [
      'signs a seal with another key',
      `update audit_seals set signature = repeat('A', 86)`,
      'signature_invalid',
    ],
    ['takes a signature away', 'update audit_seals set signature = null', 'signature_invalid'],
    ['removes a seal from the middle', 'delete from audit_seals', 'seal_missing'],
  ])('%s', async (_, statement, reason) => {
    const acme = await aSealedLog();
    await asOwner(acme.tenantId, `${statement} where tenant_id = $1 and number = 2`, [acme.tenantId]);
    await expectBroken(acme, { seal: 2, reason });
  });

  it('rewrites a row and its seal to match, without the key', async () => {
    const acme = await aSealedLog();
    await asOwner(
      acme.tenantId,
      `with changed as (update audit_logs set reason = 'forged' where tenant_id = $1 and seal = 3 returning *),
       forged as (select encode(merkle_root(array_agg(merkle_leaf(audit_leaf(c)) order by c.id)), 'hex') as root
         from (select * from changed) c)
       update audit_seals set root = forged.root from forged where tenant_id = $1 and number = 3`,
      [acme.tenantId],
    );
    await asOwner(
      acme.tenantId,
      `update audit_seals s set hash = encode(sha256(convert_to(audit_seal_text(s), 'UTF8')), 'hex')
       where tenant_id = $1 and number = 3`,
      [acme.tenantId],
    );
    const finding = await online(acme);
    expect(finding).toMatchObject({ intact: false, firstBroken: { seal: 3, reason: 'signature_invalid' } });
  });

  it('cuts off the newest seal and leaves its rows', async () => {
    const acme = await aSealedLog();
    await asOwner(acme.tenantId, 'delete from audit_seals where tenant_id = $1 and number = 3', [
      acme.tenantId,
    ]);
    await expectBroken(acme, { seal: 3, reason: 'seal_missing' });
  });

  it('cuts off the newest seal with its rows: by whoever kept its hash, and by nobody else', async () => {
    const acme = await aSealedLog();
    const { head } = await online(acme);
    await asOwner(acme.tenantId, 'delete from audit_seals where tenant_id = $1 and number = 3', [
      acme.tenantId,
    ]);
    await asOwner(acme.tenantId, 'delete from audit_logs where tenant_id = $1 and seal = 3', [acme.tenantId]);
    expect(await online(acme)).toMatchObject({ intact: true, seals: 2 });
    const kept = { head: head?.hash ?? '' };
    const firstBroken = { seal: 3, reason: 'head_missing' };
    expect(await online(acme, kept)).toMatchObject({ intact: false, firstBroken });
    expect(await offline(acme, kept)).toMatchObject({ intact: false, firstBroken });
  });
});

describe('a proof on paper', () => {
  it('that broke off proves nothing', async () => {
    const lines = await proofOf(await aSealedLog());
    const broken = await verifyProof(lines.slice(0, 5));
    expect(broken).toMatchObject({ intact: false });
    expect(broken.firstBroken?.reason).toMatch(/seal_missing|rows_removed/);
  });

  it('is refused under another key than the one that was noted', async () => {
    const key = Buffer.alloc(32, 7).toString('base64url');
    const firstBroken = { seal: 1, reason: 'signature_invalid' };
    expect(await offline(await aSealedLog(), { key })).toMatchObject({ intact: false, firstBroken });
  });

  it('of another file is told from one', async () => {
    await expect(verifyProof(['{"hello":"world"}'])).rejects.toThrow('does not begin as a proof');
    await expect(verifyProof([])).rejects.toThrow('empty');
    await expect(verifyProof(['{"format":"audit-proof-9"}'])).rejects.toThrow('does not know the format');
  });
});

describe("the application's own role", () => {
  it.each([
    'update audit_seals set rows = 1',
    'delete from audit_seals',
    'truncate audit_seals',
    'update access_logs set action = $$x$$',
    'delete from access_logs',
    'truncate access_logs',
    'update audit_logs set seal = null',
    'select * from subject_keys',
    "select subject_key('00000000-0000-7000-8000-000000000000')",
    "select sealed('x', '\\x00')",
  ])('may not: %s', async (statement) => {
    const acme = await tenant();
    await expect(inTenant(acme.tenantId, (db) => db.$executeRawUnsafe(statement))).rejects.toThrow(
      /permission denied/,
    );
  });

  it('signs a seal once, and no other tenant’s', async () => {
    const [acme, other] = [await aSealedLog(), await aSealedLog()];
    await inTenant(acme.tenantId, (db) => db.$executeRawUnsafe("select sign_audit_seal(2, 'forged')"));
    expect(await online(acme)).toMatchObject({ intact: true });
    expect(await online(other)).toMatchObject({ intact: true });
  });
});
