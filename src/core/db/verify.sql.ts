import type pg from 'pg';

/** What one check found: what it looked at, and what is wrong, one line per problem. */
export interface Finding {
  seen: string;
  problems: string[];
}

/** One question to the database. Raw SQL, because it asks the catalogues and tables that have no model. */
export interface DatabaseCheck {
  name: string;
  run: (db: Rows) => Promise<Finding>;
}

/** Queries over all tenants, whatever row-level security lets the role see. */
export interface Rows {
  list: (sql: string) => Promise<string[]>;
  /** How many different rows every tenant together sees, up to a thousand each, of a query for their `ctid`. */
  different: (sql: string) => Promise<number>;
}

/**
 * Makes the queries of the checks.
 * @param client connected as the owner of the tables, or as a superuser
 */
export async function rowsOf(client: pg.Client): Promise<Rows> {
  const { rows: role } = await client.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  );
  const tenants = role[0]?.free ? [''] : await tenantIds(client);
  return {
    list: async (sql) => (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line),
    different: async (sql) => {
      // Several tenants may see the same row, where a policy or its absence lets them: a row counts once.
      const seen = new Set<string>();
      for (const tenant of tenants) {
        await client.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
        const { rows } = await client.query<{ ctid: string }>(`${sql} limit 1000`);
        for (const { ctid } of rows) seen.add(ctid);
      }
      return seen.size;
    },
  };
}

async function tenantIds(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from tenants');
  return ['', ...rows.map(({ id }) => id)];
}

const ours = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`;
const column = (name: string) =>
  `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = '${name}' and not a.attisdropped)`;
const columns = `pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`;
const columnNames = (relation: string, numbers: string) =>
  `(select array_agg(a.attname::text order by k.place) from unnest(${numbers}) with ordinality as k(number, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;
const foreignKeys = `select f.oid, f.conname as name, f.conrelid::regclass::text as here, f.confrelid::regclass::text as there,
  ${columnNames('f.conrelid', 'f.conkey')} as here_columns, ${columnNames('f.confrelid', 'f.confkey')} as there_columns
  from pg_constraint f join pg_class c on c.oid = f.conrelid where f.contype = 'f' and f.conparentid = 0 and ${ours}`;
/** Leading columns of every usable index. A partial index counts when it leaves out only absent or deleted rows. */
const indexes = `select i.indrelid, ${columnNames('i.indrelid', 'i.indkey::int2[]')} as columns from pg_index i
  where i.indisvalid and coalesce(pg_get_expr(i.indpred, i.indrelid) ~* '^\\(+"?\\w+"? IS (NOT )?NULL\\)+$', true)`;

async function count(db: Rows, from: string): Promise<number> {
  return Number((await db.list(`select count(*)::text as line from ${from}`))[0] ?? 0);
}

async function foreignKeysEnforced(db: Rows): Promise<Finding> {
  const off = await db.list(`select f.conname || ' on ' || f.conrelid::regclass || ' is not enforced' as line
    from pg_constraint f join pg_class c on c.oid = f.conrelid where f.contype = 'f' and ${ours} and (not f.conenforced
    or exists (select from pg_trigger t where t.tgconstraint = f.oid and t.tgenabled in ('D', 'R')))`);
  const replica = await db.list(`select 'session_replication_role is ' || setting as line from pg_settings
    where name = 'session_replication_role' and setting <> 'origin'`);
  return { seen: `${await count(db, `(${foreignKeys})`)} foreign keys`, problems: [...off, ...replica] };
}

async function indexesPresent(db: Rows): Promise<Finding> {
  const bare = await db.list(`with fk as (${foreignKeys}), idx as (${indexes})
    select fk.here || ' (' || array_to_string(fk.here_columns, ', ') || ') refers without an index' as line from fk
    where not exists (select from idx where idx.indrelid = fk.here::regclass
      and idx.columns[1:cardinality(fk.here_columns)] @> fk.here_columns)`);
  const lists = await db.list(`with idx as (${indexes})
    select c.relname || ' (tenant_id, ' || wanted || ') is listed without an index' as line
    from ${columns} cross join lateral (select a.attname::text as wanted) w
    where ${ours} and ${column('tenant_id')} and ${column('updated_at')} and a.attname in ('status', 'created_at')
    and not exists (select from idx where idx.indrelid = c.oid and idx.columns[1] = 'tenant_id' and wanted = any (idx.columns))
    and (select array_length(p.conkey, 1) from pg_constraint p where p.conrelid = c.oid and p.contype = 'p') > 1`);
  const invalid = await db.list(`select indexrelid::regclass || ' is invalid' as line from pg_index i
    join pg_class c on c.oid = i.indrelid where ${ours} and not i.indisvalid`);
  const from = `pg_index i join pg_class c on c.oid = i.indrelid where ${ours}`;
  return { seen: `${await count(db, from)} indexes`, problems: [...bare, ...lists, ...invalid] };
}

async function noOrphans(db: Rows): Promise<Finding> {
  const queries = await db.list(`with fk as (${foreignKeys}) select json_build_object('name', name, 'sql',
    format('select h.ctid::text from %s h where %s and not exists (select from %s t where %s)', here,
      (select string_agg(format('h.%I is not null', x), ' and ') from unnest(here_columns) x), there,
      (select string_agg(format('t.%I = h.%I', k.y, k.x), ' and ') from unnest(here_columns, there_columns) as k(x, y))))::text
    as line from fk`);
  return {
    seen: `${queries.length} references followed`,
    problems: await offending(db, queries, 'rows without a parent'),
  };
}

/** Runs generated queries for wrong rows, each `{ name, sql }`, and tells of those that find some. */
async function offending(db: Rows, queries: string[], what: string): Promise<string[]> {
  const problems: string[] = [];
  for (const query of queries) {
    const { name, sql } = JSON.parse(query) as { name: string; sql: string };
    const found = await db.different(sql);
    if (found > 0) problems.push(`${name}: ${found} ${what}`);
  }
  return problems;
}

async function emailsUnique(db: Rows): Promise<Finding> {
  const living = await count(db, 'users where deleted_at is null');
  const twice = await db.list(`select lower(email) || ' is used ' || count(*) || ' times' as line from users
    where deleted_at is null group by lower(email) having count(*) > 1`);
  const index = await db.list(`select pg_get_indexdef(indexrelid) as line from pg_index
    where indrelid = 'users'::regclass and indisunique and indisvalid and pg_get_indexdef(indexrelid) ~* '\\mlower\\(.*email'`);
  const open = index.length > 0 ? [] : ['no unique index on lower(email) forbids a second one'];
  return { seen: `${living} living users`, problems: [...twice, ...open] };
}

async function dataTypes(db: Rows): Promise<Finding> {
  const described = `c.relname || '.' || a.attname || ' is ' || format_type(a.atttypid, a.atttypmod)`;
  const times = await db.list(`select ${described} as line from ${columns} where ${ours}
    and a.atttypid in ('timestamp'::regtype, 'timestamptz'::regtype)
    and format_type(a.atttypid, a.atttypmod) <> 'timestamp(3) with time zone'`);
  const money =
    await db.list(`select ${described} as line from ${columns} where ${ours} and (a.atttypid = 'money'::regtype
    or a.attname ~ '(^|_)(amount|price|total|subtotal|cost|fee|balance|tax|discount|minor|cents)$'
    and a.atttypid in ('float4'::regtype, 'float8'::regtype, 'numeric'::regtype, 'text'::regtype, 'varchar'::regtype))`);
  const ids =
    await db.list(`with fk as (${foreignKeys}) select ${described} as line from ${columns} where ${ours}
    and a.atttypid not in ('uuid'::regtype, 'uuid[]'::regtype) and (a.attname in ('id', 'tenant_id')
      or a.attname ~ '_id$' and exists (select from fk where fk.here::regclass = c.oid and a.attname = any (fk.here_columns)))`);
  return {
    seen: `${await count(db, `${columns} where ${ours}`)} columns`,
    problems: [...times, ...money, ...ids],
  };
}

async function timestampsOrdered(db: Rows): Promise<Finding> {
  const queries = await db.list(`select json_build_object('name', c.relname, 'sql',
    format('select ctid::text from %s where updated_at < created_at', c.oid::regclass))::text as line from pg_class c
    where ${ours} and ${column('created_at')} and ${column('updated_at')}`);
  return {
    seen: `${queries.length} tables`,
    problems: await offending(db, queries, 'rows updated before they were made'),
  };
}

async function statusesValid(db: Rows): Promise<Finding> {
  const statuses = `${columns} join pg_type t on t.oid = a.atttypid where ${ours} and a.attname ~ '(^|_)status$'
    and t.typcategory in ('S', 'E')`;
  const free =
    await db.list(`select c.relname || '.' || a.attname || ' accepts any value' as line from ${statuses}
    and t.typtype <> 'e' and not exists
    (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey))`);
  const queries =
    await db.list(`select json_build_object('name', c.relname || '.' || a.attname, 'sql', format(
    'select ctid::text from %s where not (%s)', c.oid::regclass, pg_get_expr(k.conbin, c.oid)))::text as line
    from ${columns} join pg_constraint k on k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)
    where ${ours} and a.attname ~ '(^|_)status$'`);
  const stored = await offending(db, queries, 'rows with a value that does not exist');
  return { seen: `${await count(db, statuses)} status columns`, problems: [...free, ...stored] };
}

async function integrityValidated(db: Rows): Promise<Finding> {
  const open =
    await db.list(`select k.conname || ' on ' || c.relname || ' was never validated' as line from pg_constraint k
    join pg_class c on c.oid = k.conrelid where ${ours} and not k.convalidated`);
  const tenant = (relation: string) =>
    `exists (select from pg_attribute a where a.attrelid = ${relation}::regclass and a.attname = 'tenant_id' and not a.attisdropped)`;
  const loose =
    await db.list(`with fk as (${foreignKeys}) select fk.name || ' does not carry the tenant' as line from fk
    where ${tenant('fk.here')} and ${tenant('fk.there')} and not 'tenant_id' = any (fk.there_columns)`);
  const from = `pg_constraint k join pg_class c on c.oid = k.conrelid where ${ours}`;
  return { seen: `${await count(db, from)} constraints`, problems: [...open, ...loose] };
}

async function transactionsShort(db: Rows): Promise<Finding> {
  const idle =
    await db.list(`select 'process ' || pid || ' (' || coalesce(nullif(application_name, ''), usename, '?')
    || ') has an idle transaction since ' || xact_start as line from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%' and xact_start < now() - interval '1 minute'`);
  const long =
    await db.list(`select 'process ' || pid || ' has run one statement since ' || xact_start as line
    from pg_stat_activity where datname = current_database() and state = 'active' and backend_type = 'client backend'
    and xact_start < now() - interval '5 minutes'`);
  const prepared = await db.list(`select 'prepared transaction ' || gid || ' was never ended' as line
    from pg_prepared_xacts where database = current_database()`);
  const sessions = await count(db, `pg_stat_activity where datname = current_database()`);
  return { seen: `${sessions} sessions`, problems: [...idle, ...long, ...prepared] };
}

async function rolesBound(db: Rows): Promise<Finding> {
  const role = await db.list(`select case when rolsuper then 'quintet_app is superuser'
    when rolbypassrls then 'quintet_app bypasses row-level security' when rolcreaterole then 'quintet_app creates roles'
    when rolcreatedb then 'quintet_app creates databases' end as line from pg_roles
    where rolname = 'quintet_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
    union all select 'there is no role quintet_app' where not exists (select from pg_roles where rolname = 'quintet_app')`);
  const owned = await db.list(`select 'quintet_app owns ' || c.oid::regclass as line from pg_class c
    join pg_roles r on r.oid = c.relowner where r.rolname = 'quintet_app'
    union all select 'quintet_app owns the database' from pg_database d join pg_roles r on r.oid = d.datdba
    where d.datname = current_database() and r.rolname = 'quintet_app'`);
  const open = await db.list(`select c.relname || ' has a tenant_id without forced row-level security' as line
    from pg_class c where ${ours} and ${column('tenant_id')} and not (c.relrowsecurity and c.relforcerowsecurity)`);
  const coding =
    await db.list(`select 'the database is in ' || pg_encoding_to_char(encoding) || ', not UTF8' as line
    from pg_database where datname = current_database() and pg_encoding_to_char(encoding) <> 'UTF8'`);
  const secured = await count(db, `pg_class c where ${ours} and ${column('tenant_id')}`);
  return { seen: `${secured} tenant tables`, problems: [...role, ...owned, ...open, ...coding] };
}

/** The ten checks, in the order of their numbers. They read catalogues, so a new table is covered by itself. */
export const databaseChecks: DatabaseCheck[] = [
  { name: 'Foreign keys are enforced', run: foreignKeysEnforced },
  { name: 'Queried columns have indexes', run: indexesPresent },
  { name: 'No row is orphaned', run: noOrphans },
  { name: 'No e-mail is used twice', run: emailsUnique },
  { name: 'Data types are right', run: dataTypes },
  { name: 'Timestamps are in order', run: timestampsOrdered },
  { name: 'Status values are valid', run: statusesValid },
  { name: 'Referential integrity is validated', run: integrityValidated },
  { name: 'No transaction is left open', run: transactionsShort },
  { name: 'Roles and databases are bound', run: rolesBound },
];
