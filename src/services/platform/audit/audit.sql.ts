import type { Db } from '@/core/db/client';
import { rawRows } from '@/core/db/raw';

// The owner's functions around the audit log, and reads of it that no model serves: leaf texts and Merkle roots are
// made by the database, so that the rows need not travel.

/** The personal values of one audit row, opened. */
export interface OpenedRow extends Record<string, unknown> {
  id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  ip: string | null;
  user_agent: string | null;
  erased: string[];
}

/** Opens what can be opened of rows of the bound tenant, or of any for a platform administrator. */
export async function openAuditRows(
  db: Db,
  rows: { tenantId: string; id: string }[],
): Promise<Map<string, OpenedRow>> {
  const opened = await rawRows<OpenedRow>(db, 'select * from open_audit_logs($1::uuid[], $2::uuid[])', [
    rows.map((row) => row.tenantId),
    rows.map((row) => row.id),
  ]);
  return new Map(opened.map((row) => [row.id, row]));
}

/** A person's address and program of one access, opened. */
export interface OpenedAccess extends Record<string, unknown> {
  ip: string | null;
  user_agent: string | null;
  erased: boolean;
}

/** Opens what can be opened of people's accesses in the bound tenant. */
export async function openAccessRows(db: Db, ids: string[]): Promise<Map<string, OpenedAccess>> {
  const text = 'select * from open_access_logs($1::uuid[])';
  const opened = await rawRows<OpenedAccess & { id: string }>(db, text, [ids]);
  return new Map(opened.map((row) => [row.id, row]));
}

/** The names that people and API keys have now, by id; those whom the caller may not see are left out. */
export async function actorNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await rawRows<{ id: string; name: string }>(
    db,
    `select id::text, name from users where id = any ($1::uuid[]) and deleted_at is null
     union all select id::text, name from api_keys where id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A seal as the database has it, and what its rows amount to now. Null columns: there is no such seal, or no such rows. */
export interface SealState extends Record<string, unknown> {
  number: number;
  rows: number | null;
  root: string | null;
  previous_hash: string | null;
  hash: string | null;
  signature: string | null;
  created_at: Date | null;
  text_hash: string | null;
  rows_now: number | null;
  root_now: string | null;
}

/** Seals of the bound tenant by number, with what their rows amount to now, all at one moment. */
export async function sealStates(db: Db, from: number, to: number): Promise<SealState[]> {
  return rawRows<SealState>(
    db,
    `select coalesce(s.number, b.seal) as number, s.rows, s.root, s.previous_hash, s.hash, s.signature, s.created_at,
       encode(sha256(convert_to(audit_seal_text(s), 'UTF8')), 'hex') as text_hash,
       b.rows as rows_now, b.root as root_now
     from (select * from audit_seals where tenant_id = app_tenant() and number between $1 and $2) s
     full join audit_batches($1, $2) b on b.seal = s.number order by 1`,
    [from, to],
  );
}

/**
 * A record of the bound tenant as the audit log would write it now; undefined when there is none.
 * @param table a constant of the code
 */
export async function rowAsAudited(
  db: Db,
  table: string,
  id: string,
): Promise<Record<string, unknown> | undefined> {
  const text = `select to_jsonb(t) as row from ${table} t where t.id = $1::uuid`;
  const [found] = await rawRows<{ row: Record<string, unknown> }>(db, text, [id]);
  return found?.row;
}

/** How far the log of the bound tenant is sealed, at one moment. */
export interface SealedSoFar extends Record<string, unknown> {
  last: number;
  unsealed: number;
}

/** The highest number that a seal or a row names, and how many rows no seal covers. */
export async function sealedSoFar(db: Db): Promise<SealedSoFar> {
  const [row] = await rawRows<{ last: number | bigint; unsealed: number | bigint }>(
    db,
    `select greatest((select max(number) from audit_seals where tenant_id = app_tenant()),
       (select max(seal) from audit_logs where tenant_id = app_tenant()), 0) as last,
       (select count(*) from audit_logs where tenant_id = app_tenant() and seal is null) as unsealed`,
    [],
  );
  return { last: Number(row?.last ?? 0), unsealed: Number(row?.unsealed ?? 0) };
}

/** A row's leaf text: what its hash is made over. */
export interface Leaf extends Record<string, unknown> {
  id: string;
  leaf: string;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Leaf texts of one seal's rows in their order, after an id. */
export async function leavesOfSeal(db: Db, seal: number, after = FIRST_ID, most = 1000): Promise<Leaf[]> {
  const text = `select id, audit_leaf(a) as leaf from audit_logs a
    where tenant_id = app_tenant() and seal = $1 and id > $2::uuid order by id limit $3`;
  return rawRows<Leaf>(db, text, [seal, after, most]);
}

/** Leaf texts of the rows that no seal up to `seal` covers, in their order, after an id. */
export async function leavesBeyond(db: Db, seal: number, after = FIRST_ID, most = 1000): Promise<Leaf[]> {
  const text = `select id, audit_leaf(a) as leaf from audit_logs a
    where tenant_id = app_tenant() and (seal is null or seal > $1) and id > $2::uuid order by id limit $3`;
  return rawRows<Leaf>(db, text, [seal, after, most]);
}

/** A seal just made. */
export interface MadeSeal extends Record<string, unknown> {
  id: string;
  number: number;
  rows: number;
  root: string;
  previous_hash: string;
  hash: string;
  created_at: Date;
}

/** Seals at most so many of the bound tenant's rows; undefined when there is none to seal. */
export async function makeSeal(db: Db, most: number): Promise<MadeSeal | undefined> {
  const [made] = await rawRows<MadeSeal>(
    db,
    `select id, number, rows, root::text, previous_hash::text, hash::text, created_at from seal_audit_logs($1::int)`,
    [most],
  );
  return made;
}

/** Keeps the signature of a seal that has none. */
export async function keepSignature(db: Db, number: number, signature: string): Promise<void> {
  await rawRows(db, 'select sign_audit_seal($1::int, $2)::text', [number, signature]);
}

/** Tenants with rows that no seal covers. */
export async function tenantsToSeal(db: Db): Promise<string[]> {
  const rows = await rawRows<{ id: string }>(db, 'select id from tenants_to_seal() as id', []);
  return rows.map(({ id }) => id);
}
