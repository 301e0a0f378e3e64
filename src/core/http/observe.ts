import type { RequestFacts } from '../context';
import { AppError, ERROR_CODES } from '../errors';
import { newId } from '../ids';
import { logger } from '../logger';
import { metrics } from '../metrics';
import type { AnyDeclaration } from './declaration';
import { failures } from './failures';

const SANE_ID = /^[\w.:-]{8,64}$/;

/** The caller's own request id where it is a sane token, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id') ?? request.headers.get('x-correlation-id') ?? '';
  return SANE_ID.test(given) ? given : newId();
}

/** The marks of a request that audit rows and logs carry. The address is the one that the server itself put there. */
export function requestFacts(request: Request): RequestFacts {
  return {
    method: request.method,
    path: new URL(request.url).pathname,
    ip: (request.headers.get('x-forwarded-for') ?? '').split(',')[0]?.trim().slice(0, 45) ?? '',
    userAgent: (request.headers.get('user-agent') ?? '').slice(0, 400),
  };
}

/** Runs a request under its id: one log line, one metric, the id in both headers, whatever happens. */
export async function observe(
  request: Request,
  declaration: AnyDeclaration,
  serve: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const started = performance.now();
  const requestId = requestIdOf(request);
  const response = await serve(requestId);
  response.headers.set('x-request-id', requestId);
  response.headers.set('x-correlation-id', requestId);
  const seconds = (performance.now() - started) / 1000;
  const { method, path } = requestFacts(request);
  metrics().requests.observe(
    { method, route: declaration.summary, status: String(response.status) },
    seconds,
  );
  const line = { requestId, method, path, status: response.status, ms: Math.round(seconds * 10_000) / 10 };
  const error = failures.get(response);
  if (isOurFault(error)) logger().error({ ...line, err: error }, 'request failed');
  else logger().info({ ...line, code: error instanceof AppError ? error.code : undefined }, 'request');
  return response;
}

function isOurFault(error: unknown): boolean {
  if (error === undefined) return false;
  return !(error instanceof AppError) || ERROR_CODES[error.code].status >= 500;
}
