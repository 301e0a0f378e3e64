import { z } from 'zod';
import { AppError, type ErrorDetail } from '../errors';

/** How a filter compares: one value or several, a range of moments, or a truth. */
export type FilterKind =
  | { kind: 'values'; of: z.ZodType }
  | { kind: 'range'; of: 'instant' | 'integer' }
  | { kind: 'boolean' };

/**
 * A resource's list, declared once: what it may be sorted and filtered by. Each sort needs an index that ends in id.
 * `columns` and `search` are SQL of this code, never of the caller.
 */
export interface Listing<Row extends z.ZodObject = z.ZodObject> {
  /** The resource in singular; the exact count is cached under its generation. */
  resource: string;
  table: string;
  row: Row;
  /** Sortable field → column, all NOT NULL. */
  sort: Record<string, string>;
  /** The sort when the caller names none, such as `-createdAt`. */
  defaultSort: string;
  filters: Record<string, FilterKind & { column: string }>;
  /** A tsvector expression that `?search=` matches. */
  search?: string;
  /** Rows that no list shows, such as `deleted_at is null`. */
  where?: string;
  /** Counted at each call: it spans tenants, whose changes no one generation follows. */
  countedAnew?: true;
}

/** One `order by` term. */
export interface SortTerm {
  field: string;
  column: string;
  descending: boolean;
}

/** One condition: the column, how it compares, and the values. */
export interface Condition {
  column: string;
  operator: '=' | '>=' | '<=' | '>' | '<' | 'in';
  values: unknown[];
}

/** Where a page of a list begins. */
export type Place =
  | { kind: 'offset'; offset: number; page: number }
  | { kind: 'cursor'; values: unknown[]; direction: 'next' | 'prev' };

/** A list request after every check. */
export interface ListQuery {
  limit: number;
  place: Place;
  sort: SortTerm[];
  conditions: Condition[];
  search: string | null;
  /** Sort and filters as one canonical text, for counts and cursors. */
  fingerprint: string;
}

/** Rows beyond this are reached by cursor only. */
export const OFFSET_LIMIT = 10_000;
const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
const RESERVED = new Set(['limit', 'page', 'offset', 'cursor', 'sort', 'search']);

/**
 * Reads `limit, page | offset | cursor, sort, filter[…], search` for a listing.
 * @throws VALIDATION_ERROR naming what is allowed, for any sort, filter or value that was not declared;
 *   BAD_REQUEST for a cursor that is not one of ours
 */
export function parseListQuery(listing: Listing, params: Record<string, string>): ListQuery {
  const problems: ErrorDetail[] = [];
  const limit = integer(params, 'limit', 1, MAX_LIMIT, DEFAULT_LIMIT, problems);
  const sort = parseSort(listing, params.sort ?? listing.defaultSort, problems);
  const conditions = parseFilters(listing, params, problems);
  const search = params.search?.trim() || null;
  if (search !== null && !listing.search)
    problems.push({ field: 'search', message: 'This list cannot be searched.' });
  if (search !== null && search.length > 200)
    problems.push({ field: 'search', message: 'Must have at most 200 characters.' });
  const place = parsePlace(params, limit, sort, problems);
  if (problems.length > 0) throw new AppError('VALIDATION_ERROR', undefined, { details: problems });
  const fingerprint = JSON.stringify([conditions, search]);
  return { limit, place, sort, conditions, search, fingerprint };
}

function integer(
  params: Record<string, string>,
  name: string,
  min: number,
  max: number,
  otherwise: number,
  problems: ErrorDetail[],
): number {
  const given = params[name];
  if (given === undefined) return otherwise;
  const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= min && value <= max) return value;
  problems.push({ field: name, message: `Must be a whole number from ${min} to ${max}.` });
  return otherwise;
}

/** Older clients write created_at where the wire says createdAt; both are understood. */
function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function parseSort(listing: Listing, given: string, problems: ErrorDetail[]): SortTerm[] {
  const terms = given.split(',').map((part) => {
    const field = camel(part.trim().replace(/^-/, ''));
    const column = Object.hasOwn(listing.sort, field) ? listing.sort[field] : undefined;
    return { field, column: column ?? '', descending: part.trim().startsWith('-') };
  });
  const unknown = terms.find((term) => term.column === '');
  const repeated = new Set(terms.map((term) => term.field)).size < terms.length;
  if (unknown || repeated) {
    const allowed = Object.keys(listing.sort).join(', ');
    problems.push({
      field: 'sort',
      message: `Can be sorted by ${allowed}, each once; a minus before it sorts downwards.`,
    });
  }
  // The id makes the order total; it goes the way of the last term, so that one index serves both.
  return [...terms, { field: 'id', column: 'id', descending: terms.at(-1)?.descending ?? false }];
}

function parseFilters(
  listing: Listing,
  params: Record<string, string>,
  problems: ErrorDetail[],
): Condition[] {
  return Object.entries(params).flatMap(([name, value]) => {
    if (RESERVED.has(name)) return [];
    const bracket = /^filter\[(\w+)\](?:\[(gte|lte|gt|lt)\])?$/.exec(name);
    const field = camel(bracket?.[1] ?? name);
    const filter = Object.hasOwn(listing.filters, field) ? listing.filters[field] : undefined;
    if (
      !filter ||
      (!bracket && filter.kind === 'range') ||
      (bracket?.[2] !== undefined) !== (filter.kind === 'range')
    ) {
      const allowed = Object.entries(listing.filters).map(([key, { kind }]) =>
        kind === 'range' ? `filter[${key}][gte|lte|gt|lt]` : key,
      );
      problems.push({
        field: name,
        message: `Not a filter of this list. Filters: ${allowed.join(', ') || 'none'}.`,
      });
      return [];
    }
    return conditionOf(name, filter, bracket?.[2], value, problems);
  });
}

const OPERATORS = { gte: '>=', lte: '<=', gt: '>', lt: '<' } as const;

function conditionOf(
  name: string,
  filter: FilterKind & { column: string },
  comparison: string | undefined,
  value: string,
  problems: ErrorDetail[],
): Condition[] {
  const schema = valueSchema(filter);
  const values = (filter.kind === 'values' ? value.split(',') : [value]).map((part) =>
    schema.safeParse(part.trim()),
  );
  const wrong = values.find((result) => !result.success);
  if (wrong && !wrong.success) {
    problems.push({ field: name, message: wrong.error.issues[0]?.message ?? 'Not a value of this filter.' });
    return [];
  }
  const operator = comparison
    ? OPERATORS[comparison as keyof typeof OPERATORS]
    : values.length > 1
      ? 'in'
      : '=';
  return [{ column: filter.column, operator, values: values.map((result) => result.data) }];
}

function valueSchema(filter: FilterKind): z.ZodType {
  if (filter.kind === 'values') return filter.of;
  if (filter.kind === 'boolean') return z.enum(['true', 'false']).transform((text) => text === 'true');
  if (filter.of === 'integer')
    return z
      .string()
      .regex(/^-?\d{1,15}$/, 'Must be a whole number.')
      .transform(Number);
  return z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], 'Must be a date or a date and time in ISO 8601.')
    .transform((text) => new Date(text));
}

const Cursor = z.tuple([
  z.string(),
  z.array(z.union([z.string(), z.number(), z.boolean()])),
  z.enum(['next', 'prev']),
]);

function parsePlace(
  params: Record<string, string>,
  limit: number,
  sort: SortTerm[],
  problems: ErrorDetail[],
): Place {
  const named = ['page', 'offset', 'cursor'].filter((name) => params[name] !== undefined);
  if (named.length > 1)
    problems.push({ field: named[1] ?? '', message: `Give one of page, offset and cursor.` });
  if (params.cursor !== undefined) return decodeCursor(params.cursor, sort);
  if (params.offset !== undefined) {
    const offset = integer(params, 'offset', 0, 999_999_999, 0, problems);
    return { kind: 'offset', offset, page: Math.floor(offset / limit) + 1 };
  }
  const page = integer(params, 'page', 1, 99_999_999, 1, problems);
  return { kind: 'offset', offset: (page - 1) * limit, page };
}

function sortText(sort: SortTerm[]): string {
  return sort.map((term) => (term.descending ? '-' : '') + term.field).join(',');
}

/** A cursor: the sort it belongs to, the sorted values of the row it stands at, and which way it looks. */
export function encodeCursor(sort: SortTerm[], values: unknown[], direction: 'next' | 'prev'): string {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  return Buffer.from(JSON.stringify([sortText(sort), plain, direction])).toString('base64url');
}

function decodeCursor(text: string, sort: SortTerm[]): Place {
  const broken = new AppError(
    'BAD_REQUEST',
    'This cursor is not one of this list. Start again without a cursor.',
  );
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch (cause) {
    throw new AppError('BAD_REQUEST', broken.message, { cause });
  }
  const cursor = Cursor.safeParse(value);
  if (!cursor.success || cursor.data[0] !== sortText(sort) || cursor.data[1].length !== sort.length)
    throw broken;
  return { kind: 'cursor', values: cursor.data[1], direction: cursor.data[2] };
}
