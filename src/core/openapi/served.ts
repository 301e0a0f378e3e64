import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '../env';
import { isNotModified } from '../http/conditional';

/** Where each file of the reference page lies, below the project. The image's build takes the same list along. */
const PLACES = {
  'swagger-ui-bundle.js': ['node_modules/swagger-ui-dist', 'text/javascript; charset=utf-8'],
  'swagger-ui.css': ['node_modules/swagger-ui-dist', 'text/css; charset=utf-8'],
  'start.js': ['src/core/openapi/reference', 'text/javascript; charset=utf-8'],
  'reference.css': ['src/core/openapi/reference', 'text/css; charset=utf-8'],
  'postman.json': ['docs', 'application/json; charset=utf-8'],
} as const;

export type ReferenceFile = keyof typeof PLACES;

/** The files that the reference page loads or offers. */
export const REFERENCE_FILES = Object.keys(PLACES) as [ReferenceFile, ...ReferenceFile[]];

interface Kept {
  text: string;
  etag: string;
}

// Read and hashed at the first request: the files change with the program only.
const kept = new Map<string, Promise<Kept>>();

function keep(name: string, make: () => Promise<string>): Promise<Kept> {
  const known = kept.get(name);
  if (known) return known;
  const made = make().then((text) => ({
    text,
    etag: `"${createHash('sha1').update(text).digest('base64url')}"`,
  }));
  kept.set(name, made);
  return made;
}

/** The committed OpenAPI document with this installation's address as its server. */
export async function openApiResponse(document: object, request: Request): Promise<Response> {
  const servers = [{ url: env().APP_URL, description: 'This installation' }];
  const own = await keep('openapi', async () => JSON.stringify({ ...document, servers }));
  return respond(own, 'application/json; charset=utf-8', request);
}

/** A file of the reference page. */
export async function fileResponse(name: ReferenceFile, request: Request): Promise<Response> {
  const [folder, contentType] = PLACES[name];
  // The build takes the listed files along by next.config.js; left to itself, its tracer would take the whole project.
  const place = path.join(/* turbopackIgnore: true */ process.cwd(), folder, name);
  return respond(await keep(name, () => readFile(place, 'utf8')), contentType, request);
}

function respond({ text, etag }: Kept, contentType: string, request: Request): Response {
  const headers = { etag, 'cache-control': 'public, max-age=300, stale-while-revalidate=86400' };
  if (isNotModified(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': contentType } });
}
