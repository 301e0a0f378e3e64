import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { formerAuditKeys, publicAuditKey } from '@/core/audit/signing';
import { bindingOf, type Ctx } from '@/core/context';
import { type Db, reading } from '@/core/db/client';
import type { NamedFile } from '@/core/http/file-response';
import { parseListQuery } from '@/core/http/listing';
import { everyRow } from '@/core/http/listing.sql';
import { recordAccess } from './access.service';
import { auditListing } from './audit.listing';
import type { AuditLog } from './audit.schema';
import { NO_HASH } from './audit.seals';
import { openRows } from './audit.service';
import { type Leaf, leavesBeyond, leavesOfSeal, sealedSoFar } from './audit.sql';

/** Rows held at once while an export is written. */
const PART_ROWS = 500;

const filter = z.string().max(500).optional();
/** What is exported: a table for people, or the proof that a program checks. */
export const AuditExportQuery = z.strictObject({
  format: z.enum(['csv', 'proof']).default('csv').meta({
    description:
      'csv: the log as a table. proof: every row as its hash is made over it, with the seals (NDJSON).',
  }),
  action: filter,
  operation: filter,
  resourceType: filter,
  resourceId: filter,
  actorType: filter,
  actorId: filter,
  requestId: filter,
  'filter[createdAt][gte]': filter,
  'filter[createdAt][lte]': filter,
});

interface Download {
  file: NamedFile;
  contentType: string;
}

/**
 * The tenant's audit log as a file, written while it is read. The export is recorded among the accesses first.
 * @throws VALIDATION_ERROR for filters together with `proof`, which is whole or none
 */
export async function exportAudit(
  ctx: Ctx,
  { format, ...filters }: z.output<typeof AuditExportQuery>,
): Promise<Download> {
  const given = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // A proof has no filters: handing it none that are declared refuses those that are given.
  const listing = format === 'csv' ? auditListing : { ...auditListing, filters: {} };
  const query = parseListQuery(listing, { ...Object.fromEntries(given), sort: 'createdAt' });
  const details = { format, ...Object.fromEntries(given) };
  await recordAccess(ctx, { action: 'audit.exported', resourceType: 'audit_log', details });
  const inTurn: InTurn = (read) => reading(bindingOf(ctx), (db) => read({ ...ctx, db }));
  const name = `audit-${ctx.now.toISOString().slice(0, 10)}`;
  if (format === 'csv') {
    const parts = everyRow(auditListing, query, PART_ROWS, inTurn);
    return {
      file: { name: `${name}.csv`, stream: () => bytes(csv(parts, inTurn)) },
      contentType: 'text/csv; charset=utf-8',
    };
  }
  return {
    file: { name: `${name}.proof.ndjson`, stream: () => bytes(proof(ctx, inTurn)) },
    contentType: 'application/x-ndjson; charset=utf-8',
  };
}

/** Asks the database for one part: the request's own hold on it is gone while the file is still being written. */
type InTurn = <T>(read: (ctx: Ctx) => Promise<T>) => Promise<T>;

const COLUMNS = [
  'createdAt',
  'action',
  'operation',
  'resourceType',
  'resourceId',
  'actorType',
  'actorId',
  'actorName',
  'changed',
  'reason',
  'before',
  'after',
  'erased',
  'ip',
  'userAgent',
  'method',
  'path',
  'requestId',
  'seal',
  'id',
] as const satisfies (keyof AuditLog)[];

async function* csv(parts: AsyncIterable<Parameters<typeof openRows>[1]>, inTurn: InTurn) {
  yield line([[...COLUMNS]]);
  for await (const rows of parts) {
    const opened = await inTurn((ctx) => openRows(ctx, rows));
    yield line(opened.map((row) => COLUMNS.map((column) => cell(row[column]))));
  }
}

/** RFC 4180. A text that a spreadsheet would run as a formula is kept from it by an apostrophe. */
function line(records: string[][]): string {
  return stringify(records, { escape_formulas: true, record_delimiter: 'windows' });
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * The proof as lines of JSON: what it is, then each seal with the rows that it covers, then the rows that none covers,
 * then how many there were. Rows are arrays and everything else is an object; personal values are ciphertext.
 */
async function* proof(ctx: Ctx, inTurn: InTurn) {
  const { last } = await inTurn(({ db }) => sealedSoFar(db));
  const keys = [publicAuditKey(), ...formerAuditKeys()];
  yield json({ format: 'audit-proof-1', tenantId: ctx.tenantId, publicKeys: keys, previousHash: NO_HASH });
  const counts = { seals: 0, rows: 0, unsealed: 0 };
  let head: string | null = null;
  for (let number = 1; number <= last; number += 1) {
    const seal = await inTurn(({ db }) => db.auditSeal.findFirst({ where: { number } }));
    // What is missing here is missing in the proof too, and said there, so that its rows stand apart from others'.
    yield json(seal ? sealLine(seal) : { seal: number, missing: true });
    head = seal?.hash ?? head;
    counts.seals += 1;
    for await (const part of leaves(inTurn, (db, after) => leavesOfSeal(db, number, after, PART_ROWS))) {
      counts.rows += part.length;
      yield lines(part);
    }
  }
  yield json({ unsealed: true });
  for await (const part of leaves(inTurn, (db, after) => leavesBeyond(db, last, after, PART_ROWS))) {
    counts.unsealed += part.length;
    yield lines(part);
  }
  yield json({ end: true, ...counts, head });
}

function sealLine(seal: {
  number: number;
  rows: number;
  root: string;
  previousHash: string;
  hash: string;
  signature: string | null;
  createdAt: Date;
}) {
  const { number, rows, root, previousHash, hash, signature, createdAt } = seal;
  return { seal: number, rows, root, previousHash, createdAt: createdAt.toISOString(), hash, signature };
}

async function* leaves(inTurn: InTurn, part: (db: Db, after: string | undefined) => Promise<Leaf[]>) {
  let after: string | undefined;
  for (;;) {
    const rows = await inTurn(({ db }) => part(db, after));
    yield rows;
    if (rows.length < PART_ROWS) return;
    after = rows.at(-1)?.id;
  }
}

function lines(part: Leaf[]): string {
  return part.map(({ leaf }) => `${leaf}\n`).join('');
}

/** A stream that is read as it is written: the next part is asked for when the reader has taken the last. */
function bytes(texts: AsyncGenerator<string>): Readable {
  const encoder = new TextEncoder();
  const encoded = async function* () {
    for await (const text of texts) yield encoder.encode(text);
  };
  return Readable.from(encoded(), { objectMode: false });
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
