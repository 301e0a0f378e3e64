import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { env } from '../env';
import { logger } from '../logger';

/** On whose behalf the database is asked. Row-level security reads exactly these three. */
export interface Binding {
  tenantId: string;
  userId: string | null;
  /** A platform administrator: sees tenants and people across tenants. */
  platform: boolean;
}

interface Shared {
  quintetPool?: { bound: pg.Pool; checkOutUnbound: () => Promise<pg.PoolClient> };
  quintetBindings?: AsyncLocalStorage<Binding>;
}

// On globalThis because Next's bundles and the server are separate instances of this module in one process.
const shared = globalThis as Shared;

shared.quintetBindings ??= new AsyncLocalStorage<Binding>();

/** The binding of the present asynchronous call; set by `reading` and `changing` in client.ts only. */
export const bindings = shared.quintetBindings;

const BIND = `select set_config('app.tenant_id', $1, false), set_config('app.user_id', $2, false), set_config('app.platform', $3, false)`;

/** A bigint column is a count or a sequence here, and safe as a number; everything else as pg reads it. */
const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * The process's one pool. Its connections carry the caller's binding from checkout on, so that no query can run for
 * the wrong tenant; one that already carries it is used as it is, and reading costs no extra round trip.
 */
export function pool(): pg.Pool {
  return open().bound;
}

/** Asks one of the owner's narrow functions (auth_…, site_…) that need no tenant; returns its rows. */
export async function askUnbound<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const client = await open().checkOutUnbound();
  try {
    return (await client.query<Row>({ name, text, values })).rows;
  } finally {
    client.release();
  }
}

/**
 * Connections of the app's role outside the bound pool, for the job queue and for LISTEN, which keep theirs for long.
 * They are bound to nobody and see no tenant's rows.
 * @param max how many connections
 */
export function plainPool(max: number): pg.Pool {
  const plain = new pg.Pool({ ...asApp(), max });
  plain.on('error', (error) => logger().warn({ err: error }, 'an idle database connection was lost'));
  plain.on('connect', (client) => {
    client.on('error', (error) => logger().warn({ err: error }, 'a database connection was lost'));
  });
  return plain;
}

/** One connection of the app's role for LISTEN, bound to nobody. The caller ends it. */
export async function plainClient(): Promise<pg.Client> {
  const client = new pg.Client(asApp());
  client.on('error', (error) => logger().warn({ err: error }, 'a database connection was lost'));
  await client.connect();
  return client;
}

/** Ends the pool, for a clean exit and between tests. */
export async function closePool(): Promise<void> {
  const last = shared.quintetPool;
  shared.quintetPool = undefined;
  await last?.bound.end();
}

/** The three settings of a binding as strings; nobody is three empty strings, and sees no rows. */
export function bindingValues(who: Binding | undefined): [string, string, string] {
  return [who?.tenantId ?? '', who?.userId ?? '', who?.platform ? 'on' : ''];
}

function open(): NonNullable<Shared['quintetPool']> {
  shared.quintetPool ??= create();
  return shared.quintetPool;
}

/** How to connect as the app's role; where one URL serves owner and app, by stepping down at the start of the connection. */
function asApp(): pg.ClientConfig {
  const { DATABASE_URL, DATABASE_OWNER_URL } = env();
  const options = (DATABASE_OWNER_URL ?? DATABASE_URL) === DATABASE_URL ? '-c role=quintet_app' : undefined;
  return { connectionString: DATABASE_URL, keepAlive: true, options };
}

function create(): NonNullable<Shared['quintetPool']> {
  const { DATABASE_POOL_SIZE, DATABASE_BINDING } = env();
  const inner = new pg.Pool({
    ...asApp(),
    max: DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    // A statement that runs longer is answered as TIMEOUT; a transaction left open by a lost caller is ended.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    types,
  });
  inner.on('error', (error) => logger().warn({ err: error }, 'an idle database connection was lost'));
  const checkOut = inner.connect.bind(inner) as () => Promise<pg.PoolClient>;
  const carries = new WeakMap<pg.PoolClient, string>();

  async function checkOutBound(): Promise<pg.PoolClient> {
    const client = await checkOut();
    if (DATABASE_BINDING === 'transaction') return client;
    const who = bindings.getStore();
    const key = who ? `${who.tenantId}|${who.userId ?? ''}|${who.platform}` : '';
    if (carries.get(client) !== key) {
      carries.set(client, 'unknown');
      await orRelease(client, client.query({ name: 'bind', text: BIND, values: bindingValues(who) }));
      carries.set(client, key);
    }
    return client;
  }

  inner.connect = checkOutBound as pg.Pool['connect'];
  inner.query = (async (query: pg.QueryConfig, values?: unknown[]) => {
    const client = await checkOutBound();
    try {
      return await client.query(query, values);
    } finally {
      client.release();
    }
  }) as pg.Pool['query'];
  return { bound: inner, checkOutUnbound: checkOut };
}

/** A connection that could not be prepared is destroyed, not handed back with a doubtful binding. */
async function orRelease(client: pg.PoolClient, preparing: Promise<unknown>): Promise<void> {
  try {
    await preparing;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
