import type { z } from 'zod';
import { AppError } from '../errors';
import type { UploadRule } from './declaration';
import { check, readBody } from './parse';

/** The files and fields of a multipart request. */
export interface Upload {
  files: File[];
  fields: unknown;
  bytes: Uint8Array;
}

/**
 * Reads a multipart/form-data request within the rule's limits.
 * @throws UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, BAD_REQUEST for a broken form, VALIDATION_ERROR for its parts
 */
export async function readUpload(request: Request, rule: UploadRule): Promise<Upload> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the files as multipart/form-data.');
  }
  const bytes = await readBody(request, rule.maxBytes);
  const form = await parseForm(bytes, contentType);
  const files: File[] = [];
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (fields.has(name)) throw problem(name, 'Give this once.');
      fields.set(name, value);
    } else if (name === 'file' || name === 'files') files.push(value);
    else throw problem(name, 'Name the file parts "files".');
  }
  if (files.length === 0) throw problem('files', 'Send at least one file.');
  if (files.length > rule.maxFiles) throw problem('files', `Send at most ${rule.maxFiles} files at once.`);
  return { files, fields: checkFields(rule.fields, Object.fromEntries(fields)), bytes };
}

async function parseForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'The form is not valid multipart/form-data.', { cause });
  }
}

function checkFields(schema: z.ZodObject | undefined, fields: Record<string, string>): unknown {
  if (schema) return check(schema, fields);
  const unknown = Object.keys(fields)[0];
  if (unknown !== undefined) throw problem(unknown, 'This field is not known here.');
  return {};
}

function problem(field: string, message: string): AppError {
  return new AppError('VALIDATION_ERROR', undefined, { details: [{ field, message }] });
}
