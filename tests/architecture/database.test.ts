import pg from 'pg';
import { env } from '@/core/env';

/** Tables whose primary key is not (tenant_id, id), and why. */
const otherKeys: Record<string, string> = {
  branding: 'one row per tenant, so the tenant is the key',
  sessions: 'a person’s sign-in belongs to the person; tenant_id is only the tenant last chosen in it',
};

/** Foreign keys between tenant tables that reach the other tenant_id by another column, and why. */
const otherTenantColumns: Record<string, string> = {
  page_templates_template_tenant_id_template_id_fkey: 'a page may be made from a template of the platform',
};

/** Tables without an audit trigger, and why. */
const unaudited: Record<string, string> = {
  notifications: 'what people are told of changes that are audited themselves',
  notification_messages: 'the log of sending, written by the worker alone',
  one_time_tokens: 'hashes of links and codes; what they lead to is audited',
  former_passwords: 'hashes only; the change itself is audited',
  recovery_codes: 'hashes only; the sign-in tells of their use',
  subject_keys: 'keys that no record may hold',
  api_key_usage: 'counters',
  saml_messages: 'requests that wait and assertions that are spent; the sign-in itself is recorded',
  audit_seals: 'proof of the audit log itself',
  access_logs: 'is a log',
  retention_runs: 'the log of retention runs',
  audit_logs: 'is the audit log',
  events: 'append-only, written beside each audited change',
  webhook_deliveries: 'the log of deliveries, written by the worker alone',
  webhook_attempts: 'the log of attempts, written by the worker alone',
  idempotency_keys: 'remembered answers, kept for a day',
  refresh_tokens: 'rotated at each use; the session tells the story',
  worker_leases: 'heartbeats of processes',
  industries: 'reference data that only migrations change',
};

/** Audited tables with a column like a person's, in which nothing is to be forgotten when the person is, and why. */
const impersonal: Record<string, string> = {
  mfa_factors: 'its secret is redacted, and nothing else is about the person',
};

let owner: pg.Client;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await owner.connect();
});
afterAll(() => owner.end());

async function names(sql: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}

const ours = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`;
const has = (column: string) =>
  `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = '${column}' and not a.attisdropped)`;
const lacksTrigger = (calling: string) =>
  `not exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled <> 'D' and p.proname = '${calling}')`;

test('the catalogue is that of a migrated database', async () => {
  const tables = await names(
    `select c.relname as name from pg_class c where ${ours} and ${has('tenant_id')}`,
  );
  expect(tables).toEqual(expect.arrayContaining(['memberships', 'audit_logs', 'pages']));
});

test('the app role owns nothing and is bound by row-level security', async () => {
  const { rows } = await owner.query(
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'quintet_app'`,
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
  expect(await names(`select relname as name from pg_class where relowner = 'quintet_app'::regrole`)).toEqual(
    [],
  );
});

test('every table with a tenant has forced row-level security and a policy', async () => {
  const open = await names(`select c.relname as name from pg_class c where ${ours} and ${has('tenant_id')}
    and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))`);
  expect(open).toEqual([]);
});

test('the primary key of a tenant table is (tenant_id, id)', async () => {
  const others = await names(`select c.relname as name from pg_class c where ${ours} and ${has('tenant_id')}
    and (select array_agg(a.attname::text order by k.place) from pg_constraint p
      cross join unnest(p.conkey) with ordinality as k(number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
      where p.conrelid = c.oid and p.contype = 'p') is distinct from array['tenant_id', 'id'] order by 1`);
  expect(others).toEqual(Object.keys(otherKeys).sort());
});

test('a foreign key between tenant tables carries the tenant', async () => {
  const loose = await names(`select f.conname as name from pg_constraint f
    join pg_class c on c.oid = f.conrelid join pg_class target on target.oid = f.confrelid
    where f.contype = 'f' and ${ours} and ${has('tenant_id')}
    and exists (select from pg_attribute a where a.attrelid = target.oid and a.attname = 'tenant_id' and not a.attisdropped)
    and not exists (select from unnest(f.conkey, f.confkey) as k(here, there)
      join pg_attribute h on h.attrelid = f.conrelid and h.attnum = k.here and h.attname = 'tenant_id'
      join pg_attribute t on t.attrelid = f.confrelid and t.attnum = k.there and t.attname = 'tenant_id')
    order by 1`);
  expect(loose).toEqual(Object.keys(otherTenantColumns).sort());
});

test('a foreign key between tenant tables can wait for the end of a restore', async () => {
  const hasty = await names(`select f.conname as name from pg_constraint f
    join pg_class c on c.oid = f.conrelid join pg_class target on target.oid = f.confrelid
    where f.contype = 'f' and ${ours} and ${has('tenant_id')} and not f.condeferrable
    and exists (select from pg_attribute a where a.attrelid = target.oid and a.attname = 'tenant_id' and not a.attisdropped)`);
  expect(hasty).toEqual([]);
});

test('every table is audited, but for those with a reason', async () => {
  const silent = await names(`select c.relname as name from pg_class c where ${ours}
    and ${lacksTrigger('audit_row')} order by 1`);
  expect(silent).toEqual(Object.keys(unaudited).sort());
});

test('an audited table about people says which of its columns are personal', async () => {
  const about = `exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
    and a.attname ~ '^(email|phone|ip|user_agent|first_name|last_name|date_of_birth|birth_date|user_id)$')`;
  const audited = `join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'audit'`;
  const tables = await names(
    `select c.relname as name from pg_class c ${audited} where ${ours} and ${about}`,
  );
  expect(tables).toEqual(expect.arrayContaining(['users', 'sessions', 'invitations']));
  const open = await names(
    `select c.relname as name from pg_class c ${audited} where ${ours} and ${about} and t.tgnargs < 4 order by 1`,
  );
  expect(open).toEqual(Object.keys(impersonal).sort());
});

test('what runs as the owner is called by those it was given to, and the audit trigger by its tables only', async () => {
  const isOpen = (role: string) =>
    names(`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace
      and p.prosecdef and has_function_privilege('${role}', p.oid, 'execute') order by 1`);
  expect(await isOpen('public')).toEqual([]);
  const given = await isOpen('quintet_app');
  expect(given).toEqual(expect.arrayContaining(['auth_person', 'erase_person']));
  expect(given).not.toContain('audit_row');
});

test('updated_at is kept by the database', async () => {
  const stale = await names(`select c.relname as name from pg_class c where ${ours} and ${has('updated_at')}
    and ${lacksTrigger('touch_row')}`);
  expect(stale).toEqual([]);
});
