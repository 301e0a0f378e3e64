import { ApiError, type Page, readAnswer } from '@/ui/patterns/api-answer';
import type { Answer, CallArguments, Data, RouteName, Row } from './types';

interface PlainOptions {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | null | undefined> | URLSearchParams;
  body?: unknown;
  version?: number;
  signal?: AbortSignal;
}

/**
 * Calls an endpoint by its name, typed by its declaration: `api('GET /api/tenants/{tenantId}', { params: { tenantId } })`.
 * @param name method and path, as in `routes.ts`
 * @param options params of the path, query, JSON body, the version for If-Match, an abort signal
 * @returns the envelope's parts
 * @throws ApiError with code, details and request id; who is signed out is sent to sign in besides
 */
export async function api<Name extends RouteName>(
  name: Name,
  ...[options]: CallArguments<Name>
): Promise<Answer<Name>> {
  const given: PlainOptions = options ?? {};
  const [method = 'GET', path = ''] = name.split(' ');
  const response = await fetch(address(path, given), {
    method,
    headers: headersFor(given),
    body: given.body === undefined ? undefined : JSON.stringify(given.body),
    signal: given.signal,
    // The cache of the page is TanStack Query; what the browser kept could be older than our own change.
    cache: 'no-store',
  });
  try {
    const { data, message, pagination } = await readAnswer<Data<Name>>(response);
    const requestId = response.headers.get('x-request-id') ?? undefined;
    return { data, message, pagination, meta: { requestId }, etag: response.headers.get('etag') };
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) goToSignIn();
    throw error;
  }
}

/**
 * Calls a list endpoint for one page.
 * @param name a list's name, such as `GET /api/tenants/{tenantId}/pages`
 * @throws ApiError as `api` does, and when the answer is no page of a list
 */
export async function apiPage<Name extends RouteName>(
  name: Name,
  ...args: CallArguments<Name>
): Promise<Page<Row<Name>>> {
  const { data, pagination } = await api(name, ...args);
  if (!Array.isArray(data) || !pagination) throw new Error(`${name} did not answer a page of a list.`);
  return { data, pagination };
}

/**
 * Calls an endpoint that answers a text of its own form, such as a document.
 * @throws ApiError as `api` does
 */
export async function apiText<Name extends RouteName>(
  name: Name,
  ...[options]: CallArguments<Name>
): Promise<string> {
  const given: PlainOptions = options ?? {};
  const response = await fetch(address(name.split(' ')[1] ?? '', given), { signal: given.signal });
  if (!response.ok) await readAnswer(response);
  return response.text();
}

/**
 * The address of an endpoint.
 * @param path with braces, such as `/api/tenants/{tenantId}`
 * @throws Error when a parameter of the path is missing
 */
export function address(
  path: string,
  { params = {}, query }: Pick<PlainOptions, 'params' | 'query'>,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs ${name}.`);
    return encodeURIComponent(value);
  });
  const search = query instanceof URLSearchParams ? query : searchOf(query ?? {});
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function searchOf(query: Record<string, string | number | boolean | null | undefined>): URLSearchParams {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

function headersFor({ body, version }: PlainOptions): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
}

/** The page is left for signing in, and found again afterwards. */
export function goToSignIn(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/signin?next=${encodeURIComponent(pathname + search)}`);
}
