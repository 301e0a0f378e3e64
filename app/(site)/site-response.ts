import { translateDatabaseError } from '@/core/db/constraints';
import { env } from '@/core/env';
import { AppError, ERROR_CODES } from '@/core/errors';
import { etagOf, isNotModified } from '@/core/http/conditional';
import type { AnyDeclaration } from '@/core/http/declaration';
import { failures } from '@/core/http/failures';
import { observe } from '@/core/http/observe';
import { embedOrigins } from '@/services/sites/sections/types/embed/hosts';
import { answerVisitor, type SiteAnswer } from '@/services/sites/site/site.service';

// Visitors get documents, not the API's envelope; everything else of a request's walk is the frame's.

const declaration: AnyDeclaration = {
  kind: 'raw',
  summary: 'Show a published page',
  permission: 'public',
  audit: { none: 'reads only' },
  contentType: 'text/html',
};

/**
 * Serves a tenant's site: GET and HEAD.
 * @param params the site's host or short name, and the words of the path
 */
export async function serveSite(
  request: Request,
  { params }: { params: Promise<{ site: string; path?: string[] }> },
): Promise<Response> {
  return observe(request, declaration, async () => {
    const response = await answer(request, await params);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  });
}

async function answer(request: Request, { site, path = [] }: { site: string; path?: string[] }) {
  try {
    const preview = new URL(request.url).searchParams.get('preview');
    const said = await answerVisitor(site.toLowerCase(), path.join('/'), preview);
    return said ? respond(request, said) : plain(404, 'There is no site at this address.');
  } catch (thrown) {
    const error = translateDatabaseError(thrown);
    const status = error instanceof AppError ? ERROR_CODES[error.code].status : 500;
    const response = plain(status, 'The page cannot be shown right now. Try again shortly.');
    failures.set(response, error);
    return response;
  }
}

function respond(request: Request, said: SiteAnswer): Response {
  if (said.kind === 'moved') {
    const headers = { location: said.location, 'cache-control': 'public, max-age=0, must-revalidate' };
    return new Response(null, { status: said.permanent ? 301 : 302, headers });
  }
  const etag = etagOf(null, said.body);
  const headers = { ...siteHeaders(said.preview), 'content-type': said.contentType, etag };
  if (said.status === 200 && isNotModified(request, etag))
    return new Response(null, { status: 304, headers });
  return new Response(said.body, { status: said.status, headers });
}

/**
 * Headers of a site's documents. Nothing on them runs; only the console may show them in a frame.
 * @param isPrivate whether the document is for one person, such as a draft
 */
export function siteHeaders(isPrivate: boolean): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `frame-src ${embedOrigins.join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors 'self' ${new URL(env().APP_URL).origin}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': isPrivate ? 'private, no-store' : 'public, max-age=0, must-revalidate',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    ...(isPrivate ? { 'x-robots-tag': 'noindex' } : {}),
  };
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
