import '@/services/catalogue';
import { keepInMemory } from '@/core/cache/cache';
import type { Handler } from '@/core/http/declaration';
import { anAccessToken, anApiKey, aPerson, aTenant } from './factories';

// One process, one pool: its own commits are all that it has to hear of.
keepInMemory(true);

/** What a call answered, parsed. */
export interface Answer<Data = unknown> {
  status: number;
  headers: Headers;
  data: Data;
  error: string;
  code: string;
  details: { field: string; message: string }[];
  pagination: {
    page: number | null;
    pageSize: number;
    totalCount: number;
    totalPages: number;
    hasMore: boolean;
    cursor: string | null;
    nextCursor: string | null;
    prevCursor: string | null;
  };
  meta: { timestamp: string; requestId: string };
  message?: string;
  text: string;
}

/** How a route is called: everything but the credential, which the caller adds. */
export interface CallOptions {
  method?: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  raw?: BodyInit;
  headers?: Record<string, string>;
  path?: string;
}

/** Calls a route's handler as the server would, with a real Request, and parses the answer. */
export async function call<Data = unknown>(
  route: Handler<unknown>,
  options: CallOptions = {},
): Promise<Answer<Data>> {
  const { method = 'GET', params = {}, query = {}, body, raw, headers = {} } = options;
  const path = options.path ?? `/api/test/${Object.values(params).join('/')}`;
  const url = new URL(path, 'http://localhost:3000');
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const json = body === undefined ? undefined : JSON.stringify(body);
  const request = new Request(url, {
    method,
    body: raw ?? json,
    headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  });
  const response = await route(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { ...(isJson ? JSON.parse(text) : {}), status: response.status, headers: response.headers, text };
}

/** Somebody with a credential in a tenant; `call` and the verbs put the tenant into the path. */
export interface Caller {
  tenantId: string;
  userId: string;
  credential: string;
  call: <Data = unknown>(route: Handler<unknown>, options?: CallOptions) => Promise<Answer<Data>>;
}

/**
 * A fresh tenant with a person of the role in it and an API key of that role's permissions, as most stories need.
 * @param role a role of the table; `owner` unless said otherwise
 */
export async function tenant(role = 'owner'): Promise<Caller> {
  const made = await aTenant();
  return memberOf(made.tenantId, role);
}

/** One more person with a role, and a key, in a tenant. */
export async function memberOf(tenantId: string, role: string): Promise<Caller> {
  const person = await aPerson({ tenantId, role });
  const key = await anApiKey({ tenantId, role });
  return callerWith(tenantId, person.userId, key);
}

/**
 * A person with an access token: a new member of the tenant in a role (and zones), or a known one by their id.
 * @param who `platformRole` makes a platform administrator
 */
export async function signedIn(who: {
  tenantId: string;
  userId?: string;
  role?: string;
  zones?: string[];
  platformRole?: string;
}): Promise<Caller> {
  const { tenantId } = who;
  const userId = who.userId ?? (await aPerson(who)).userId;
  return callerWith(tenantId, userId, await anAccessToken(userId, tenantId));
}

/** A caller with any bearer credential. */
export function callerWith(tenantId: string, userId: string, credential: string): Caller {
  return {
    tenantId,
    userId,
    credential,
    call: (route, options = {}) =>
      call(route, {
        ...options,
        params: { tenantId, ...options.params },
        headers: { authorization: `Bearer ${credential}`, ...options.headers },
      }),
  };
}
