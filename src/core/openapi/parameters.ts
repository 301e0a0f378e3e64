import type { z } from 'zod';
import type { AnyDeclaration } from '../http/declaration';
import { type FilterKind, type Listing, OFFSET_LIMIT } from '../http/listing';
import type { Route } from './collect';
import type { JsonSchema, SchemaBook } from './schemas';

/** A parameter object of OpenAPI, or a reference to one below `components`. */
export type Parameter = { [field: string]: unknown };

/** Parameters that many endpoints share, below `components/parameters`. */
export const SHARED_PARAMETERS: Record<string, Parameter> = {
  tenantId: {
    name: 'tenantId',
    in: 'path',
    required: true,
    description: 'A tenant that the caller belongs to. Any other is answered as one that does not exist.',
    schema: { type: 'string', format: 'uuid' },
  },
  limit: query('limit', 'Rows on a page.', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
  page: query(
    'page',
    `From 1. Give one of page, offset and cursor; beyond ${OFFSET_LIMIT} rows only a cursor goes on.`,
    { type: 'integer', minimum: 1 },
  ),
  offset: query('offset', 'Rows to leave out. Give one of page, offset and cursor.', {
    type: 'integer',
    minimum: 0,
  }),
  cursor: query(
    'cursor',
    'The nextCursor or prevCursor of an earlier answer of the same list and sort. Walking by cursor neither skips ' +
      'nor repeats a row while others are added.',
    { type: 'string' },
  ),
  search: query('search', 'Words to be found in the text of a row.', { type: 'string', maxLength: 200 }),
  IdempotencyKey: header(
    'Idempotency-Key',
    'Makes a repetition safe: the same key with the same body within 24 hours is answered with the first answer.',
    { type: 'string', minLength: 1, maxLength: 255 },
  ),
  IfMatch: header(
    'If-Match',
    'The version that the change was made from, in quotes. 412 when it has moved on.',
    {
      type: 'string',
      examples: ['"1"'],
    },
  ),
  IfNoneMatch: header('If-None-Match', 'The ETag of an earlier answer. 304 when nothing has changed.', {
    type: 'string',
  }),
};

function query(name: string, description: string, schema: JsonSchema): Parameter {
  return { name, in: 'query', required: false, description, schema };
}

function header(name: string, description: string, schema: JsonSchema): Parameter {
  return { name, in: 'header', required: false, description, schema };
}

function shared(name: keyof typeof SHARED_PARAMETERS): Parameter {
  return { $ref: `#/components/parameters/${name}` };
}

/**
 * Everything that a route takes besides its body.
 * @param versioned whether the resource at the path has a version that If-Match can name
 */
export function parametersOf(route: Route, versioned: boolean, book: SchemaBook): Parameter[] {
  const { declaration } = route;
  return [
    ...pathParameters(route, book),
    ...(declaration.kind === 'list' ? listParameters(declaration.listing, book) : []),
    ...(declaration.query ? queryParameters(declaration.query, book) : []),
    ...headerParameters(route, declaration, versioned),
  ];
}

function pathParameters({ path, declaration }: Route, book: SchemaBook): Parameter[] {
  const declared = declaration.params ? book.fields(declaration.params) : [];
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    if (name === 'tenantId') return shared('tenantId');
    const schema = declared.find((field) => field.name === name)?.schema ?? { type: 'string' };
    return { name, in: 'path', required: true, schema };
  });
}

function queryParameters(schema: z.ZodType, book: SchemaBook): Parameter[] {
  return book.fields(schema).map(({ name, schema: field, required }) => {
    const { description, ...rest } = field;
    return { name, in: 'query', required, description, schema: rest };
  });
}

function headerParameters({ method }: Route, { kind }: AnyDeclaration, versioned: boolean): Parameter[] {
  if (kind === 'raw') return [];
  if (method === 'GET') return kind === 'one' ? [shared('IfNoneMatch')] : [];
  return [
    ...(method === 'POST' ? [shared('IdempotencyKey')] : []),
    ...(versioned && method !== 'POST' ? [shared('IfMatch')] : []),
  ];
}

function listParameters(listing: Listing, book: SchemaBook): Parameter[] {
  const sorts = Object.keys(listing.sort);
  const sort = query(
    'sort',
    `Fields with commas between, each from ${sorts.join(', ')}; a minus sorts downwards.`,
    {
      type: 'string',
      default: listing.defaultSort,
    },
  );
  return [
    shared('limit'),
    shared('page'),
    shared('offset'),
    shared('cursor'),
    sort,
    ...(listing.search ? [shared('search')] : []),
    ...Object.entries(listing.filters).flatMap(([name, filter]) => filterParameters(name, filter, book)),
  ];
}

const COMPARISONS = { gte: 'at least', lte: 'at most', gt: 'more than', lt: 'less than' };

function filterParameters(name: string, filter: FilterKind, book: SchemaBook): Parameter[] {
  if (filter.kind === 'boolean') return [query(name, `Rows whose ${name} is this.`, { type: 'boolean' })];
  if (filter.kind === 'values') {
    const several = { type: 'array', items: book.refer(filter.of) };
    const text = `Rows whose ${name} is one of these. filter[${name}] means the same.`;
    return [{ ...query(name, text, several), style: 'form', explode: false }];
  }
  const schema = filter.of === 'integer' ? { type: 'integer' } : { type: 'string', format: 'date-time' };
  return Object.entries(COMPARISONS).map(([operator, words]) =>
    query(`filter[${name}][${operator}]`, `Rows whose ${name} is ${words} this.`, schema),
  );
}
