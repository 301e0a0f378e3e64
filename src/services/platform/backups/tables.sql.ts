import type { Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';

/**
 * Tenant tables that no backup holds, and why. What gives access is not rolled back: a restore must not bring back
 * somebody who was removed, nor a key that was revoked.
 */
const LEFT_OUT: Record<string, string> = {
  api_keys: 'a credential',
  identity_providers: 'a credential',
  email_domains: 'proven by DNS, not by a copy of the proof',
  invitations: 'a credential',
  group_members: 'access',
  groups: 'access',
  domains: 'hosts are unique over all tenants',
  backups: 'about backups',
  backup_restores: 'about backups',
};

/** Written only into a new tenant, and only when asked: access again. */
export const MEMBERSHIPS = 'memberships';

/** Written only into a new tenant: in the same one, rules of sign-in that were tightened since must not be loosened. */
export const SETTINGS = 'settings';

/** One table of a tenant's business data. */
export interface BackedUpTable extends Record<string, unknown> {
  name: string;
  /** What the audit log calls its rows. */
  resource: string;
  /** Columns that are stored, not computed. */
  columns: string[];
  soft_deletes: boolean;
  /** False where the application may only add rows. */
  changeable: boolean;
}

/**
 * The tables that a backup holds, each after those that its rows may not outlive: every audited tenant table but those
 * left out. Asked of the database itself, so that a new table is in the next backup.
 */
export async function backedUpTables(ctx: Ctx): Promise<BackedUpTable[]> {
  const tables = await rawRows<BackedUpTable & { parents: string[] }>(ctx.db, TABLES, [
    Object.keys(LEFT_OUT),
  ]);
  const sorted: BackedUpTable[] = [];
  const add = ({ parents, ...table }: (typeof tables)[number], path: readonly string[]) => {
    if (sorted.some(({ name }) => name === table.name) || path.includes(table.name)) return;
    for (const parent of tables.filter(({ name }) => parents.includes(name)))
      add(parent, [...path, table.name]);
    sorted.push(table);
  };
  for (const table of tables) add(table, []);
  return sorted;
}

// The audit trigger's first argument is the resource's name; restrict (confdeltype r) is what forbids deleting a parent.
const TABLES = `
  select c.relname::text as name,
    split_part(encode(t.tgargs, 'escape'), '\\000', 1) as resource,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'deleted_at' and not a.attisdropped)
      as soft_deletes,
    has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete') as changeable,
    array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confdeltype = 'r' and p.oid <> c.oid) as parents
  from pg_class c
  join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
  join pg_proc p on p.oid = t.tgfoid and p.proname = 'audit_row'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)
    and c.relname <> all ($1::text[])
  order by c.relname`;

const PAGE = 1_000;

/**
 * The rows of a table as JSON texts, by id, a thousand at a time.
 * @param table a name from `backedUpTables`
 * @param only these ids; all when left out
 */
export async function* rowTexts(ctx: Ctx, table: string, only?: readonly string[]): AsyncGenerator<string> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await rawRows<{ id: string; row: string }>(
      ctx.db,
      `select id::text, to_jsonb(t)::text as row from ${table} t
       where id > $1::uuid and ($2::uuid[] is null or id = any ($2::uuid[])) order by id limit ${PAGE}`,
      [after, only ?? null],
    );
    for (const { row } of rows) yield row;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Which rows of a resource were added, changed or removed since a moment, by the audit log. */
export async function idsChangedSince(ctx: Ctx, resource: string, since: Date): Promise<string[]> {
  const rows = await rawRows<{ id: string }>(
    ctx.db,
    `select distinct resource_id as id from audit_logs where created_at >= $1 and resource_type = $2`,
    [since, resource],
  );
  return rows.map(({ id }) => id);
}
