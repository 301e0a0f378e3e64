import { catalogue } from '../catalogue';
import { ERROR_CODES, type ErrorCode } from '../errors';
import type { AnyDeclaration } from '../http/declaration';
import type { Route } from './collect';
import { exampleOf } from './examples';
import type { JsonSchema, SchemaBook } from './schemas';

const META = { $ref: '#/components/schemas/Meta' };
const TIME = '2026-01-31T09:00:00.000Z';
const EXAMPLE_META = { timestamp: TIME, requestId: '6f1c2a52-6c0e-4a53-9f0e-3f6f2c1b7f10' };

/** The parts of the envelope, below `components/schemas`. */
export const ENVELOPE_SCHEMAS: Record<string, JsonSchema> = {
  Meta: {
    type: 'object',
    properties: {
      timestamp: { type: 'string', format: 'date-time' },
      requestId: { type: 'string', description: 'Name it when you report a problem.' },
    },
    required: ['timestamp', 'requestId'],
  },
  Pagination: {
    type: 'object',
    properties: {
      page: { type: ['integer', 'null'], description: 'Null when the list is walked by cursor.' },
      pageSize: { type: 'integer' },
      totalCount: { type: 'integer', description: 'Rows that match, on all pages.' },
      totalPages: { type: 'integer' },
      hasMore: { type: 'boolean' },
      cursor: { type: ['string', 'null'] },
      nextCursor: { type: ['string', 'null'] },
      prevCursor: { type: ['string', 'null'] },
    },
    required: [
      'page',
      'pageSize',
      'totalCount',
      'totalPages',
      'hasMore',
      'cursor',
      'nextCursor',
      'prevCursor',
    ],
  },
  Error: {
    type: 'object',
    properties: {
      success: { const: false },
      error: { type: 'string', description: 'A sentence a person can act on.' },
      code: { type: 'string', enum: Object.keys(ERROR_CODES) },
      details: {
        type: 'array',
        items: {
          type: 'object',
          properties: { field: { type: 'string' }, message: { type: 'string' } },
          required: ['field', 'message'],
        },
      },
      meta: META,
    },
    required: ['success', 'error', 'code', 'meta'],
  },
  Problem: {
    type: 'object',
    description: 'RFC 9457, for callers that accept application/problem+json.',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string', enum: Object.keys(ERROR_CODES) },
      details: { type: 'array', items: { type: 'object' } },
      timestamp: { type: 'string', format: 'date-time' },
      requestId: { type: 'string' },
    },
    required: ['type', 'title', 'status', 'detail', 'code', 'timestamp', 'requestId'],
  },
};

/** Headers of answers, below `components/headers`. */
export const SHARED_HEADERS = {
  Location: { description: 'Where the new resource is found.', schema: { type: 'string' } },
  ETag: {
    description: 'For If-None-Match and, of versioned resources, If-Match.',
    schema: { type: 'string' },
  },
  RequestId: { description: 'The same as meta.requestId.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
};

/** One example for each error code, below `components/examples`. */
export function errorExamples(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(ERROR_CODES).map(([code, { message }]) => {
      const details =
        code === 'VALIDATION_ERROR' ? [{ field: 'name', message: 'Must not be empty.' }] : undefined;
      return [
        code,
        { summary: message, value: { success: false, error: message, code, details, meta: EXAMPLE_META } },
      ];
    }),
  );
}

/** The error answers that routes refer to, by name: most endpoints fail in the same few ways. */
export type AnswerBook = Map<string, unknown>;

/**
 * Every answer that a route can give, by status.
 * @param book where named schemas are noted
 * @param errors where error answers are noted
 */
export function answersOf(
  route: Route,
  versioned: boolean,
  book: SchemaBook,
  errors: AnswerBook,
): Record<string, unknown> {
  const { declaration, method } = route;
  const status = declaration.kind === 'raw' ? 200 : (declaration.status ?? 200);
  const notModified = method === 'GET' && declaration.kind === 'one';
  return {
    [status]: { description: SUCCESS[status], ...success(route, status, book) },
    ...(notModified ? { 304: { description: 'Unchanged since the answer that If-None-Match names.' } } : {}),
    ...errorAnswers(errorCodesOf(route, versioned), errors),
  };
}

const SUCCESS = { 200: 'Done.', 201: 'Created.', 202: 'Accepted: the work goes on in the background.' };

function success({ declaration, method }: Route, status: number, book: SchemaBook) {
  if (declaration.kind === 'raw')
    return { content: { [declaration.contentType]: { schema: rawSchema(declaration) } } };
  const data = book.refer(declaration.response);
  const envelope = envelopeOf(declaration, data);
  const sample = exampleOf(envelope, { ...book.named(), ...ENVELOPE_SCHEMAS }) as object;
  const example = { ...sample, meta: EXAMPLE_META };
  const headers = {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    ...(status === 201 ? { Location: { $ref: '#/components/headers/Location' } } : {}),
    ...(method === 'GET' && declaration.kind === 'one'
      ? { ETag: { $ref: '#/components/headers/ETag' } }
      : {}),
  };
  return { headers, content: { 'application/json': { schema: envelope, example } } };
}

function rawSchema({ contentType }: Extract<AnyDeclaration, { kind: 'raw' }>): JsonSchema {
  if (contentType.includes('json')) return { type: 'object' };
  return contentType.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' };
}

function envelopeOf(declaration: AnyDeclaration, data: JsonSchema): JsonSchema {
  const list = declaration.kind === 'list';
  const message = declaration.message;
  return {
    type: 'object',
    properties: {
      success: { const: true },
      data,
      ...(message ? { message: { type: 'string', examples: [message] } } : {}),
      ...(list ? { pagination: { $ref: '#/components/schemas/Pagination' } } : {}),
      meta: META,
    },
    required: ['success', 'data', ...(list ? ['pagination'] : []), 'meta'],
  };
}

/** The codes that the frame can answer with for a declaration, and those that the declaration adds. */
export function errorCodesOf({ declaration, path, method }: Route, versioned: boolean): ErrorCode[] {
  const { permission, kind } = declaration;
  const module = catalogue().moduleOfPermission.get(permission) ?? 'platform';
  const changes = method !== 'GET';
  const takesBody = Boolean(declaration.body ?? declaration.upload);
  const conditional: [boolean, ErrorCode[]][] = [
    [permission !== 'public', ['UNAUTHORIZED', 'INVALID_TOKEN', 'TOKEN_EXPIRED']],
    [permission !== 'public' && changes, ['CSRF_REJECTED']],
    [permission.includes(':'), ['FORBIDDEN']],
    [module !== 'platform', ['MODULE_DISABLED']],
    [path.includes('{'), ['NOT_FOUND']],
    [takesBody, ['BAD_REQUEST', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'VALIDATION_ERROR']],
    [kind === 'list', ['BAD_REQUEST', 'VALIDATION_ERROR']],
    [Boolean(declaration.query), ['VALIDATION_ERROR']],
    [method === 'POST' && kind === 'one', ['IDEMPOTENCY_CONFLICT']],
    [versioned && changes && method !== 'POST', ['PRECONDITION_FAILED']],
    [true, ['RATE_LIMIT_EXCEEDED', 'INTERNAL_SERVER_ERROR', ...(declaration.errors ?? [])]],
  ];
  const possible = new Set(conditional.flatMap(([applies, codes]) => (applies ? codes : [])));
  return (Object.keys(ERROR_CODES) as ErrorCode[]).filter((code) => possible.has(code));
}

/** References to the error answers of the codes, by status. */
function errorAnswers(codes: ErrorCode[], book: AnswerBook): Record<string, unknown> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, several]) => {
      const name = `${status}.${several.join('.')}`;
      book.set(name, errorAnswer(status, several));
      return [status, { $ref: `#/components/responses/${name}` }];
    }),
  );
}

function errorAnswer(status: number, codes: ErrorCode[]): unknown {
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
  return {
    description: `${codes.join(', ')}.`,
    ...(status === 429 ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } } : {}),
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Error' }, examples },
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    },
  };
}
