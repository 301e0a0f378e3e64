import { z } from 'zod';
import { AppError, type ErrorDetail } from '../errors';

/** JSON bodies end here; uploads say their own limit. */
export const JSON_BODY_LIMIT = 1024 * 1024;
const MAX_DEPTH = 64;

/**
 * Reads a body up to a limit.
 * @param limit bytes
 * @throws PAYLOAD_TOO_LARGE as soon as the limit is passed, before the rest is read
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new AppError('PAYLOAD_TOO_LARGE', `The request may have at most ${limit} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/**
 * Parses a JSON text from outside.
 * @throws UNSUPPORTED_MEDIA_TYPE, or BAD_REQUEST for what is no UTF-8, no JSON or nested more than 64 deep
 */
export function parseJson(bytes: Uint8Array, contentType: string | null): unknown {
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(contentType ?? '')) {
    throw new AppError(
      'UNSUPPORTED_MEDIA_TYPE',
      'Send the body as JSON with "Content-Type: application/json".',
    );
  }
  const text = decodeUtf8(bytes);
  if (nestsTooDeep(text))
    throw new AppError('BAD_REQUEST', `The JSON is nested more than ${MAX_DEPTH} deep.`);
  try {
    const value: unknown = JSON.parse(text);
    // Only escapes can bring these in, so that the walk is spared where there are none.
    if (/\\u(0000|d[89ab])/i.test(text)) refuseUnstorable(value, '');
    return value;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('BAD_REQUEST', 'The body is not valid JSON.', { cause });
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'The body is not valid UTF-8.', { cause });
  }
}

/** Counts brackets outside strings without recursion, so that a hostile text cannot exhaust the stack later. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  return false;
}

/** Refuses texts that PostgreSQL cannot store: NUL and halves of surrogate pairs. */
function refuseUnstorable(value: unknown, path: string): void {
  if (typeof value === 'string' && !storable(value)) {
    const message = 'Holds a character that is not text.';
    throw new AppError('VALIDATION_ERROR', undefined, { details: [{ field: path, message }] });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    refuseUnstorable(name, path);
    refuseUnstorable(inner, path ? `${path}.${name}` : name);
  }
}

function storable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/**
 * Checks input against its schema; an unknown key at the top is refused even where the schema forgot to be strict.
 * @throws VALIDATION_ERROR with one detail per problem
 */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = strict(schema).safeParse(value);
  if (result.success) return result.data as z.output<Schema>;
  throw new AppError('VALIDATION_ERROR', undefined, { details: result.error.issues.flatMap(detailsOf) });
}

const strictSchemas = new WeakMap<z.ZodType, z.ZodType>();

function strict(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject) || schema.def.catchall) return schema;
  const made = strictSchemas.get(schema) ?? schema.strict();
  strictSchemas.set(schema, made);
  return made;
}

function detailsOf(issue: z.core.$ZodIssue): ErrorDetail[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: field ? `${field}.${key}` : key,
      message: 'This field is not known here.',
    }));
  }
  return [{ field, message: issue.message }];
}

/**
 * Query parameters as an object of strings.
 * @throws VALIDATION_ERROR for a parameter given twice or holding NUL
 */
export function queryObject(url: URL): Record<string, string> {
  // A map, because `__proto__` set as a property would be lost instead of refused.
  const values = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (values.has(name)) throw queryProblem(name, 'Give this once; several values go by comma.');
    if (!storable(value)) throw queryProblem(name, 'Holds a character that is not text.');
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

function queryProblem(field: string, message: string): AppError {
  return new AppError('VALIDATION_ERROR', undefined, { details: [{ field, message }] });
}
