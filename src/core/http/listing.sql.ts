import { z } from 'zod';
import { remembered } from '../cache/remembered';
import type { Ctx } from '../context';
import { rawRows } from '../db/raw';
import { AppError } from '../errors';
import {
  type Condition,
  encodeCursor,
  type Listing,
  type ListQuery,
  OFFSET_LIMIT,
  type SortTerm,
} from './listing';

// Lists are the reads that everyone waits for: one prepared statement for the rows, at less than half of Prisma's cost,
// and no count at all while the cached one is valid (counting 100,000 rows costs fifty times the 20 rows).

/** One page of a list and where it stands. */
export interface ListPage<Row> {
  rows: Row[];
  pagination: {
    page: number | null;
    pageSize: number;
    totalCount: number;
    totalPages: number;
    hasMore: boolean;
    cursor: string | null;
    nextCursor: string | null;
    prevCursor: string | null;
  };
}

const COUNT_SECONDS = 300;

/** Builds one statement's text and its values together, so that no caller's value is ever part of the text. */
class Statement {
  readonly values: unknown[] = [];
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * Reads one page of a declared list.
 * @param scope columns that the route fixes, such as `{ page_id: pageId }`
 * @throws VALIDATION_ERROR for an offset beyond 10,000 rows, with the cursor to go on from
 */
export async function listRows<Row extends z.ZodObject>(
  ctx: Ctx,
  listing: Listing<Row>,
  query: ListQuery,
  scope: Record<string, unknown> = {},
): Promise<ListPage<z.output<Row>>> {
  if (query.place.kind === 'offset' && query.place.offset > OFFSET_LIMIT)
    await refuseDeepOffset(ctx, listing, query, scope);
  const [rows, totalCount] = await Promise.all([
    fetchRows(ctx, listing, query, scope),
    countRows(ctx, listing, query, scope),
  ]);
  const backwards = query.place.kind === 'cursor' && query.place.direction === 'prev';
  const more = rows.length > query.limit;
  const page = rows.slice(0, query.limit);
  if (backwards) page.reverse();
  const at = (row: Record<string, unknown> | undefined, direction: 'next' | 'prev') =>
    row
      ? encodeCursor(
          query.sort,
          query.sort.map((term) => row[term.field]),
          direction,
        )
      : null;
  const hasMore = backwards ? true : more;
  const hasLess = backwards ? more : query.place.kind === 'cursor' || query.place.offset > 0;
  return {
    rows: page as z.output<Row>[],
    pagination: {
      page: query.place.kind === 'offset' ? query.place.page : null,
      pageSize: query.limit,
      totalCount,
      totalPages: Math.ceil(totalCount / query.limit),
      hasMore,
      cursor: at(page[0], 'next'),
      nextCursor: hasMore ? at(page.at(-1), 'next') : null,
      prevCursor: hasLess ? at(page[0], 'prev') : null,
    },
  };
}

/**
 * Reads a declared list whole, part by part in the order of the query, by cursor: what is held at once stays one part,
 * however long the list.
 * @param part how many rows at a time
 * @param inTurn runs each question, for a reader that outlives its request's database (a stream)
 */
export async function* everyRow<Row extends z.ZodObject>(
  listing: Listing<Row>,
  query: ListQuery,
  part: number,
  inTurn: <T>(read: (ctx: Ctx) => Promise<T>) => Promise<T>,
): AsyncGenerator<z.output<Row>[]> {
  let place = query.place;
  for (;;) {
    const asked = { ...query, limit: part, place };
    const rows = await inTurn((ctx) => fetchRows(ctx, listing, asked, {}));
    const page = rows.slice(0, part);
    if (page.length > 0) yield page as z.output<Row>[];
    if (rows.length <= part) return;
    const last = page.at(-1) ?? {};
    // As a cursor of the wire carries it: what it is compared with is text.
    const values = query.sort.map(({ field }) => last[field]);
    place = { kind: 'cursor', direction: 'next', values };
  }
}

async function fetchRows(ctx: Ctx, listing: Listing, query: ListQuery, scope: Record<string, unknown>) {
  const { place, limit } = query;
  const backwards = place.kind === 'cursor' && place.direction === 'prev';
  const sort = backwards ? query.sort.map((term) => ({ ...term, descending: !term.descending })) : query.sort;
  const statement = new Statement();
  const conditions = baseConditions(statement, listing, query, scope);
  if (place.kind === 'cursor') conditions.push(afterPlace(statement, sort, place.values));
  const columns = Object.keys(listing.row.shape).map((field) => `${snake(field)} as "${field}"`);
  const sortColumns = sort
    .filter((term) => !(term.field in listing.row.shape))
    .map((term) => `${term.column} as "${term.field}"`);
  const offset = place.kind === 'offset' && place.offset > 0 ? ` offset ${statement.bind(place.offset)}` : '';
  const text = `select ${[...columns, ...sortColumns].join(', ')} from ${listing.table}${where(conditions)}
    order by ${orderBy(sort)} limit ${statement.bind(limit + 1)}${offset}`;
  return rawRows<Record<string, unknown>>(ctx.db, text, statement.values);
}

async function countRows(
  ctx: Ctx,
  listing: Listing,
  query: ListQuery,
  scope: Record<string, unknown>,
): Promise<number> {
  if (listing.countedAnew) return countNow(ctx, listing, query, scope);
  // Some lists (tenants, people) show each person other rows: a count is kept for whom it was counted.
  const key = `${ctx.userId ?? ''}:${ctx.platform}:${listing.table}:${JSON.stringify(scope)}:${query.fingerprint}`;
  const { tenantId } = ctx;
  const what = { kind: 'count' as const, tenantId, resources: [listing.resource], key, schema: z.number() };
  return remembered(what, async () => ({
    value: await countNow(ctx, listing, query, scope),
    seconds: COUNT_SECONDS,
  }));
}

async function countNow(
  ctx: Ctx,
  listing: Listing,
  query: ListQuery,
  scope: Record<string, unknown>,
): Promise<number> {
  const statement = new Statement();
  const conditions = baseConditions(statement, listing, query, scope);
  const [row] = await rawRows<{ count: number | bigint }>(
    ctx.db,
    `select count(*) as count from ${listing.table}${where(conditions)}`,
    statement.values,
  );
  return Number(row?.count ?? 0);
}

function baseConditions(
  statement: Statement,
  listing: Listing,
  query: ListQuery,
  scope: Record<string, unknown>,
): string[] {
  const conditions = Object.entries(scope).map(([column, value]) => `${column} = ${statement.bind(value)}`);
  if (listing.where) conditions.push(listing.where);
  for (const condition of query.conditions) conditions.push(sqlOf(statement, condition));
  if (query.search)
    conditions.push(`${listing.search} @@ websearch_to_tsquery('simple', ${statement.bind(query.search)})`);
  return conditions;
}

function sqlOf(statement: Statement, { column, operator, values }: Condition): string {
  if (operator === 'in') return `${column} = any(${statement.bind(values)})`;
  return `${column} ${operator} ${statement.bind(values[0])}`;
}

/** Rows after a place: one row comparison where all terms go the same way, which an index answers; else spelled out. */
function afterPlace(statement: Statement, sort: SortTerm[], values: unknown[]): string {
  const bound = values.map((value) => statement.bind(value));
  const descending = sort[0]?.descending ?? false;
  if (sort.every((term) => term.descending === descending)) {
    return `(${sort.map((term) => term.column).join(', ')}) ${descending ? '<' : '>'} (${bound.join(', ')})`;
  }
  const cases = sort.map((term, at) => {
    const equal = sort.slice(0, at).map((before, index) => `${before.column} = ${bound[index]}`);
    return [...equal, `${term.column} ${term.descending ? '<' : '>'} ${bound[at]}`].join(' and ');
  });
  return `(${cases.map((one) => `(${one})`).join(' or ')})`;
}

async function refuseDeepOffset(
  ctx: Ctx,
  listing: Listing,
  query: ListQuery,
  scope: Record<string, unknown>,
): Promise<never> {
  const last = { ...query, limit: 1, place: { kind: 'offset' as const, offset: OFFSET_LIMIT - 1, page: 0 } };
  const [row] = await fetchRows(ctx, listing, last, scope);
  const cursor = row
    ? encodeCursor(
        query.sort,
        query.sort.map((term) => row[term.field]),
        'next',
      )
    : null;
  const message = `Rows beyond ${OFFSET_LIMIT} are reached by cursor. Go on from row ${OFFSET_LIMIT} with the cursor given here.`;
  throw new AppError('VALIDATION_ERROR', message, { details: [{ field: 'offset', message, cursor }] });
}

function where(conditions: string[]): string {
  return conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
}

function orderBy(sort: SortTerm[]): string {
  return sort.map((term) => `${term.column}${term.descending ? ' desc' : ''}`).join(', ');
}

function snake(field: string): string {
  return `"${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;
}
