import type { OpenApiOperation } from './postman';

/** An id that no resource has. */
export const NOTHING = '00000000-0000-7000-8000-000000000000';

interface Field {
  key: string;
  value?: unknown;
  description?: unknown;
  disabled?: boolean;
  type?: string;
}

/** A request of a Postman collection, version 2.1. */
export interface CollectionRequest {
  method: string;
  url: { path: string[]; host: string[]; query?: Field[]; variable?: Field[] };
  header?: Field[];
  description?: unknown;
  auth?: unknown;
  body?: { mode: string; raw?: string; formdata?: Field[]; options?: unknown };
}

/**
 * A converted request with the document's own example instead of the converter's place holders.
 * Optional parameters are there but switched off; ids of the path are collection variables, so that one step's answer
 * serves the next. What deletes names nothing, so that running the whole collection destroys nothing.
 */
export function requestOf(converted: CollectionRequest, operation: OpenApiOperation): CollectionRequest {
  const { method, url, header = [], description, body } = converted;
  const path = {
    ...url,
    query: (url.query ?? []).map((field) => ({ ...field, ...plainValue(field), disabled: true })),
    variable: pathVariables(url.variable ?? [], method),
  };
  return {
    method,
    url: path,
    header: header.map((field) => optional(field)),
    description,
    // Inherits the collection's credential unless anybody may call.
    ...(operation.security?.length === 0 ? { auth: { type: 'noauth' } } : {}),
    ...(body ? { body: bodyOf(body, operation) } : {}),
  };
}

const OPTIONAL_HEADERS = new Set(['Idempotency-Key', 'If-Match', 'If-None-Match']);

function optional(field: Field): Field {
  return OPTIONAL_HEADERS.has(field.key) ? { ...field, ...plainValue(field), disabled: true } : field;
}

/** The converter writes `<string>` where it has no example; an empty field says the same. */
function plainValue({ value }: Field): { value: unknown } {
  return { value: typeof value === 'string' && /^<\w+>/.test(value) ? '' : value };
}

function pathVariables(fields: Field[], method: string): Field[] {
  return fields.map(({ key, description }, place) => {
    const named = key.endsWith('Id') ? `{{${key}}}` : 'example';
    const deleted = method === 'DELETE' && place === fields.length - 1;
    return { key, description, value: deleted ? NOTHING : named };
  });
}

function bodyOf(body: NonNullable<CollectionRequest['body']>, { requestBody }: OpenApiOperation) {
  if (body.formdata) {
    const fields = body.formdata.map(({ key, description }) =>
      key === 'files'
        ? { key, description, type: 'file', src: [] }
        : { key, description, type: 'text', value: '', disabled: true },
    );
    return { mode: 'formdata', formdata: fields };
  }
  const example = requestBody?.content['application/json']?.example;
  const raw = JSON.stringify(example ?? {}, null, 2);
  return { mode: 'raw', raw, options: { raw: { language: 'json' } } };
}
