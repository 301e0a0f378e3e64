import { clock } from '../clock';
import { AppError, ERROR_CODES } from '../errors';

/** The part of every answer that names the request. */
function meta(requestId: string): { timestamp: string; requestId: string } {
  return { timestamp: clock.now().toISOString(), requestId };
}

/** Everything an answer says besides its data. */
export interface Answer {
  status: number;
  /** `data` as JSON text, so that a cached answer is not parsed and written again. */
  dataJson: string;
  pagination?: unknown;
  message?: string;
  headers?: Record<string, string>;
}

/** The envelope of success: `{ success, data, message?, pagination?, meta }`. */
export function successResponse(answer: Answer, requestId: string): Response {
  const message = answer.message === undefined ? '' : `,"message":${JSON.stringify(answer.message)}`;
  const pagination =
    answer.pagination === undefined ? '' : `,"pagination":${JSON.stringify(answer.pagination)}`;
  const body = `{"success":true,"data":${answer.dataJson}${message}${pagination},"meta":${JSON.stringify(meta(requestId))}}`;
  return new Response(body, {
    status: answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers },
  });
}

/**
 * The envelope of failure, or RFC 9457 where the caller accepts `application/problem+json`.
 * @param error anything thrown; what is not an AppError is answered as INTERNAL_SERVER_ERROR and says nothing of itself
 */
export function errorResponse(error: unknown, requestId: string, accept: string | null): Response {
  const known =
    error instanceof AppError ? error : new AppError('INTERNAL_SERVER_ERROR', undefined, { cause: error });
  const { status } = ERROR_CODES[known.code];
  const { details, retryAfterSeconds } = known.options;
  const headers: Record<string, string> = { 'cache-control': 'no-store', vary: 'Accept' };
  if (retryAfterSeconds !== undefined)
    headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfterSeconds)));
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if (accept?.includes('application/problem+json')) {
    const problem = {
      type: 'about:blank',
      title: ERROR_CODES[known.code].message,
      status,
      detail: known.message,
    };
    return Response.json(
      { ...problem, code: known.code, details, ...meta(requestId) },
      { status, headers: { ...headers, 'content-type': 'application/problem+json' } },
    );
  }
  const body = { success: false, error: known.message, code: known.code, details, meta: meta(requestId) };
  return Response.json(body, { status, headers });
}
