import type { Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';
import type { BackedUpTable } from './tables.sql';

// Whole tables are compared and written in one statement each, from a temporary table that ends with the transaction:
// row by row through Prisma, a restore of a million rows would take hours.

/** Makes the temporary table that holds the wanted state, and has references checked at the end of the transaction. */
export async function beginRestore(ctx: Ctx): Promise<void> {
  await ctx.db.$executeRawUnsafe('set constraints all deferred');
  await ctx.db.$executeRawUnsafe(
    'create temporary table wanted_rows (place text, id uuid, row jsonb not null, primary key (place, id)) on commit drop',
  );
}

/** Checks all references now, which were left to the end of the transaction. */
export async function checkReferences(ctx: Ctx): Promise<void> {
  await ctx.db.$executeRawUnsafe('set constraints all immediate');
}

/** Takes rows of an archive into the wanted state; a later archive's row replaces an earlier one's. */
export async function wantRows(ctx: Ctx, table: string, rows: readonly string[]): Promise<void> {
  await rawRows(
    ctx.db,
    `insert into wanted_rows select $1, (value ->> 'id')::uuid, value from jsonb_array_elements($2::jsonb)
     on conflict (place, id) do update set row = excluded.row`,
    [table, `[${rows.join(',')}]`],
  );
}

/** Takes rows out of the wanted state that a later archive knows to be gone. */
export async function unwantRows(ctx: Ctx, table: string, ids: readonly string[]): Promise<void> {
  await rawRows(ctx.db, 'delete from wanted_rows where place = $1 and id = any ($2::uuid[])', [table, ids]);
}

/** What a member may do and where, as it is today. */
export interface PresentMember {
  userId: string;
  role: string;
  zones: string[];
  locationIds: string[];
}

/**
 * Leaves memberships out of people who have left the tenant, or the product, since, and gives those who stay what they
 * have today: an archive must not give anybody back what was taken from them.
 */
export async function wantPresentMembers(ctx: Ctx, members: readonly PresentMember[]): Promise<void> {
  const present = members.map(({ userId, role, zones, locationIds }) => ({
    user_id: userId,
    role,
    zones,
    location_ids: locationIds,
  }));
  await rawRows(
    ctx.db,
    `delete from wanted_rows where place = 'memberships' and (row ->> 'user_id') <> all ($1::text[])`,
    [members.map(({ userId }) => userId)],
  );
  await rawRows(
    ctx.db,
    `update wanted_rows w set row = w.row || p.value from jsonb_array_elements($1::jsonb) p
     where w.place = 'memberships' and w.row ->> 'user_id' = p.value ->> 'user_id'`,
    [JSON.stringify(present)],
  );
}

/** Adds the wanted rows that are not there. @returns how many */
export async function insertWanted(ctx: Ctx, table: BackedUpTable): Promise<number> {
  const columns = table.columns.map(quoted).join(', ');
  const values = table.columns.map((column) => `(made).${quoted(column)}`).join(', ');
  return ctx.db.$executeRawUnsafe(
    `insert into ${table.name} (${columns}) select ${values} from (
       select jsonb_populate_record(null::${table.name}, w.row) as made from wanted_rows w
       where w.place = $1 and not exists (select from ${table.name} t where t.id = w.id)) as missing`,
    table.name,
  );
}

/** Sets rows that differ from the wanted ones back; they keep their version and time of change, which move on. */
export async function updateToWanted(ctx: Ctx, table: BackedUpTable): Promise<number> {
  const settable = table.columns.filter((column) => !['tenant_id', 'id', ...MOVING].includes(column));
  const values = settable.map((column) => `${quoted(column)} = (w.made).${quoted(column)}`).join(', ');
  return ctx.db.$executeRawUnsafe(
    `update ${table.name} t set ${values} from (
       select id, row, jsonb_populate_record(null::${table.name}, row) as made from wanted_rows where place = $1) w
     where t.id = w.id and to_jsonb(t) - $2::text[] <> w.row - $2::text[]`,
    table.name,
    MOVING,
  );
}

/** Removes rows that are not wanted: marked as deleted where the table does so. */
export async function removeUnwanted(ctx: Ctx, table: BackedUpTable): Promise<number> {
  const unwanted = `not exists (select from wanted_rows w where w.place = $1 and w.id = t.id)`;
  return table.soft_deletes
    ? ctx.db.$executeRawUnsafe(
        `update ${table.name} t set deleted_at = now() where deleted_at is null and ${unwanted}`,
        table.name,
      )
    : ctx.db.$executeRawUnsafe(`delete from ${table.name} t where ${unwanted}`, table.name);
}

/** What the comparison of one table found. */
export interface Compared extends Record<string, unknown> {
  rows: number;
  missing: number;
  different: number;
  /** Rows that are there, living, and in no archive. */
  extra: number;
}

/**
 * Compares a table with the wanted state, column by column.
 * @param exact also the version and the time of change, as in a tenant made by the restore
 */
export async function compareWithWanted(ctx: Ctx, table: BackedUpTable, exact: boolean): Promise<Compared> {
  const living = table.soft_deletes ? 'and t.deleted_at is null' : '';
  const [found] = await rawRows<Compared>(
    ctx.db,
    `select count(w.id)::int as rows,
       count(w.id) filter (where t.id is null)::int as missing,
       count(*) filter (where to_jsonb(t) - $2::text[] <> w.row - $2::text[])::int as different,
       count(t.id) filter (where w.id is null ${living})::int as extra
     from (select * from wanted_rows where place = $1) w full join ${table.name} t on t.id = w.id`,
    [table.name, exact ? [] : MOVING],
  );
  return found ?? { rows: 0, missing: 0, different: 0, extra: 0 };
}

const MOVING = ['version', 'updated_at'];

function quoted(column: string): string {
  return `"${column}"`;
}
