import { crc32 } from 'node:zlib';
import type { z } from 'zod';
import type { Ctx } from '../context';
import { AppError, ERROR_CODES, type ErrorCode } from '../errors';
import type { Declaration, Handler } from './declaration';
import { rawEndpoint } from './endpoint';
import { parseJson } from './parse';

// The form of SCIM 2.0 (RFC 7644): resources bare, its own errors, and a content type of its own.

export const SCIM_JSON = 'application/scim+json';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
/** What our errors say beside SCIM's own words. */
const OUR_ERROR = 'urn:quintet:params:scim:error';

/** What a SCIM service answers: a resource or list; null for a deletion. */
export type ScimAnswer = object | null;

type ScimDeclaration<P extends z.ZodType, Q extends z.ZodType> = Pick<
  Declaration<P, Q>,
  'summary' | 'description' | 'permission' | 'params' | 'query'
> & { audit?: Declaration['audit']; status?: 200 | 201 };

/**
 * Makes the route handler of a SCIM endpoint.
 * @param run the service; `body` is the JSON that was sent, unchecked, because clients send attributes that nobody knows
 */
export function scimEndpoint<P extends z.ZodType, Q extends z.ZodType>(
  declaration: ScimDeclaration<P, Q>,
  run: (ctx: Ctx, input: { params: z.output<P>; query: z.output<Q>; body: unknown }) => Promise<ScimAnswer>,
): Handler {
  const { status = 200 } = declaration;
  return rawEndpoint(
    { ...declaration, contentType: SCIM_JSON, refusal: scimRefusal },
    async (ctx, { params, query, request, bytes }) => {
      const body = bytes.length > 0 ? parseJson(bytes, request.headers.get('content-type')) : undefined;
      return scimResponse(
        await run(ctx, { params, query, body }),
        status,
        request.headers.get('if-none-match'),
      );
    },
  );
}

/** The tag of a resource's present content: digits, so that If-Match is read as any version is. */
export function scimTag(resource: object): number {
  return crc32(JSON.stringify(resource)) % 1_000_000_000;
}

function scimResponse(resource: ScimAnswer, status: number, ifNoneMatch: string | null): Response {
  const headers: Record<string, string> = { 'content-type': SCIM_JSON, 'cache-control': 'no-store' };
  if (resource === null) return new Response(null, { status: 204, headers });
  const { version, location } = ('meta' in resource ? resource.meta : {}) as Record<
    string,
    string | undefined
  >;
  if (version) headers.etag = version;
  if (location) headers[status === 201 ? 'location' : 'content-location'] = location;
  if (version && ifNoneMatch === version) return new Response(null, { status: 304, headers });
  return new Response(JSON.stringify(resource), { status, headers });
}

/** What SCIM calls it; statuses that RFC 7644 has others for than the rest of the API. */
const KINDS: Partial<Record<ErrorCode, { status?: number; scimType: string }>> = {
  BAD_REQUEST: { scimType: 'invalidSyntax' },
  VALIDATION_ERROR: { status: 400, scimType: 'invalidValue' },
  CONFLICT: { scimType: 'uniqueness' },
};
/** A rule about one of these is about the request's own grammar. */
const GRAMMAR: Record<string, string> = { filter: 'invalidFilter', path: 'invalidPath' };

function scimRefusal(error: unknown, requestId: string): Response {
  const known = error instanceof AppError ? error : new AppError('INTERNAL_SERVER_ERROR');
  const { details = [], retryAfterSeconds } = known.options;
  const kind = KINDS[known.code];
  const status = kind?.status ?? ERROR_CODES[known.code].status;
  const body = {
    schemas: [ERROR, OUR_ERROR],
    status: String(status),
    scimType: GRAMMAR[details[0]?.field ?? ''] ?? kind?.scimType,
    detail: [known.message, ...details.map(({ field, message }) => `${field}: ${message}`)].join(' '),
    [OUR_ERROR]: { code: known.code, requestId },
  };
  const headers: Record<string, string> = { 'content-type': SCIM_JSON, 'cache-control': 'no-store' };
  if (retryAfterSeconds !== undefined)
    headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfterSeconds)));
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(body), { status, headers });
}
