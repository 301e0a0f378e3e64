import { AppError, ERROR_CODES } from '../errors';
import { newId } from '../ids';
import { logger } from '../logger';
import { metrics } from '../metrics';
import type { AnyDeclaration } from './declaration';
import { failures } from './failures';
import { requestIdFrom } from './request-facts';

/** Runs a request under its id: one log line, one metric, the id in both headers, whatever happens. */
export async function observe(
  request: Request,
  declaration: AnyDeclaration,
  serve: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const started = performance.now();
  const requestId = requestIdFrom(request.headers, newId());
  const response = await serve(requestId);
  response.headers.set('x-request-id', requestId);
  response.headers.set('x-correlation-id', requestId);
  const seconds = (performance.now() - started) / 1000;
  const { method } = request;
  const path = new URL(request.url).pathname;
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
