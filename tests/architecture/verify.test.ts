import pg from 'pg';
import { databaseChecks, rowsOf } from '@/core/db/verify.sql';
import { env } from '@/core/env';

let client: pg.Client;

beforeEach(async () => {
  await makeTenants();
  client = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await client.connect();
  await client.query('begin');
});
afterEach(() => client.end());

/** More than one tenant, so that a row which several of them see must not be counted twice. */
async function makeTenants(): Promise<void> {
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(`insert into tenants (name, slug, subdomain) select 'Verified', name, name
    from unnest(array['verified-one', 'verified-two']) as name on conflict do nothing`);
  await owner.end();
}

async function problemsOf(name: string): Promise<string[]> {
  const check = databaseChecks.find((candidate) => candidate.name === name);
  if (!check) throw new Error(`there is no check "${name}"`);
  return (await check.run(await rowsOf(client))).problems;
}

const faults: Array<[check: string, sql: string, problem: RegExp]> = [
  [
    'Foreign keys are enforced',
    'create table owed (page uuid, tenant uuid, constraint to_page foreign key (tenant, page) references pages (tenant_id, id) not enforced)',
    /to_page on owed is not enforced/,
  ],
  [
    'Queried columns have indexes',
    'create table bare (tenant_id uuid references tenants (id))',
    /bare \(tenant_id\) refers without an index/,
  ],
  [
    'No row is orphaned',
    `create table lost (id uuid, tenant uuid);
     insert into lost values (uuidv7(), uuidv7());
     alter table lost add constraint to_tenant foreign key (tenant) references tenants (id) not valid`,
    /to_tenant: 1 rows without a parent/,
  ],
  [
    'No e-mail is used twice',
    `do $$ declare name text; begin for name in select indexrelid::regclass from pg_index
       where indrelid = 'users'::regclass and indisunique and not indisprimary loop execute 'drop index ' || name; end loop; end $$;
     insert into users (email, name) values ('a@example.com', 'A'), ('A@example.com', 'B')`,
    /a@example\.com is used 2 times/,
  ],
  [
    'Data types are right',
    'create table priced (unit_price double precision)',
    /priced\.unit_price is double/,
  ],
  ['Data types are right', 'create table timed (at timestamptz)', /timed\.at is timestamp with time zone/],
  [
    'Timestamps are in order',
    `create table dated (created_at timestamptz(3), updated_at timestamptz(3));
     insert into dated values (now(), now() - interval '1 day')`,
    /dated: 1 rows updated before they were made/,
  ],
  ['Status values are valid', 'create table loose (status text)', /loose\.status accepts any value/],
  [
    'Status values are valid',
    `create table odd (status text); insert into odd values ('lost');
     alter table odd add check (status in ('found')) not valid`,
    /odd\.status: 1 rows with a value that does not exist/,
  ],
  [
    'Referential integrity is validated',
    'create table unsure (tenant uuid); alter table unsure add constraint hope foreign key (tenant) references tenants (id) not valid',
    /hope on unsure was never validated/,
  ],
  [
    'Roles and databases are bound',
    'create table open (tenant_id uuid)',
    /open has a tenant_id without forced/,
  ],
];

test.each(faults)('"%s" finds what is wrong', async (check, sql, problem) => {
  expect(await problemsOf(check)).not.toContainEqual(expect.stringMatching(problem));
  await client.query(sql);
  expect(await problemsOf(check)).toContainEqual(expect.stringMatching(problem));
});

test('"No transaction is left open" finds one that is idle', async () => {
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const observer = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await observer.connect();
  try {
    // Time is the one thing a test cannot wait for: the view is replaced by one that says the minute has passed.
    await observer.query(`create temporary view pg_stat_activity as select pid, usename, application_name, datname, state,
      backend_type, now() - interval '2 minutes' as xact_start from pg_catalog.pg_stat_activity where state is not null`);
    await observer.query('set search_path = pg_temp, public, pg_catalog');
    const check = databaseChecks.find(({ name }) => name === 'No transaction is left open');
    const { problems } = (await check?.run(await rowsOf(observer))) ?? { problems: [] };
    expect(problems).toContainEqual(expect.stringContaining(`process ${rows[0].pid} `));
  } finally {
    await observer.end();
  }
});
