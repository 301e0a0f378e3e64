import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { env } from '@/core/env';

/** What the live server answered, parsed where it is JSON. */
export interface Said<Data = unknown> {
  status: number;
  headers: Headers;
  text: string;
  data: Data;
  code?: string;
  error?: string;
}

interface Sent {
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
}

/** Asks a live server's API with one credential. */
export type Api = <Data = unknown>(method: string, path: string, sent?: Sent) => Promise<Said<Data>>;

/**
 * Speaks to a live server's API.
 * @param url the server's address
 * @param credential an API key or access token; null for none
 */
export function apiOf(url: string, credential: string | null): Api {
  return async <Data>(method: string, path: string, { body, form, headers }: Sent = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
      redirect: 'manual',
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') && text !== '';
    const { data, code, error } = isJson ? JSON.parse(text) : {};
    return { status: answer.status, headers: answer.headers, text, data: data as Data, code, error };
  };
}

/**
 * Waits for something to become true, and gives up after the deadline.
 * @param what what is waited for, for the error
 * @param ask answers undefined while it is not so yet
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  milliseconds = 30_000,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${milliseconds} ms.`);
    await sleep(50);
  }
}

/**
 * Everything that the database keeps of a tenant, as its owner reads it past the product: table → rows as JSON. The
 * counts of its keys' calls are left out, which are written some seconds after the calls.
 */
export async function rowsOfTenant(tenantId: string): Promise<Record<string, string[]>> {
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await owner.connect();
  try {
    // The owner, too, is bound by row-level security.
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenantId]);
    const { rows: tables } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns where column_name = 'tenant_id'
       and table_schema = 'public' and table_name <> 'api_key_usage' order by 1`,
    );
    const content: Record<string, string[]> = {};
    for (const { name } of tables) content[name] = await rowsOf(owner, name, 'tenant_id', tenantId);
    content.tenants = await rowsOf(owner, 'tenants', 'id', tenantId);
    return content;
  } finally {
    await owner.end();
  }
}

async function rowsOf(owner: pg.Client, table: string, column: string, value: string): Promise<string[]> {
  const { rows } = await owner.query<{ row: string }>(
    `select to_jsonb(t)::text as row from ${table} t where ${column} = $1 order by 1`,
    [value],
  );
  return rows.map(({ row }) => row);
}
