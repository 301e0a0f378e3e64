import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '@/generated/prisma/client';
import { env } from '../env';
import { type Binding, bindings, bindingValues, pool } from './pool';

/** What a service asks: Prisma's models plus raw SQL, bound to one tenant. A transaction has the same shape. */
export type Db = Prisma.TransactionClient;

/** What the audit trigger writes beside a change: who did it, by which request, and why. */
export interface AuditContext {
  action?: string;
  reason?: string;
  actorType: string;
  actorId: string | null;
  requestId: string;
  method?: string;
  path?: string;
  ip?: string;
  userAgent?: string;
}

const shared = globalThis as { quintetPrisma?: PrismaClient };

/** Prisma on the bound pool. Statements get names, so that PostgreSQL plans each of them once per connection. */
function prisma(): PrismaClient {
  shared.quintetPrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool(), { statementNameGenerator: nameStatement, disposeExternalPool: false }),
    transactionOptions: { maxWait: 10_000 },
  });
  return shared.quintetPrisma;
}

const statementNames = new Map<string, string>();

function nameStatement({ sql }: { sql: string }): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  // The cap keeps queries of ever-changing text from filling the server's memory with plans.
  if (statementNames.size >= 500) return '';
  const name = `p${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}

/**
 * Runs work that only reads. Each query sees the binding's tenant and nothing else.
 * @param work must await its queries itself: Prisma's promises start only when awaited
 */
export async function reading<T>(who: Binding, work: (db: Db) => Promise<T>): Promise<T> {
  if (env().DATABASE_BINDING === 'transaction') return transaction(who, undefined, work);
  return bindings.run(who, async () => await work(prisma()));
}

/** How a transaction runs that is not an ordinary request's. */
interface TransactionOptions {
  /** Seconds until it is given up; 30 unless given. */
  seconds?: number;
  isolationLevel?: Prisma.TransactionIsolationLevel;
}

/** Runs work in one transaction: all of it is committed with its audit rows and events, or none. */
export async function changing<T>(
  who: Binding,
  audit: AuditContext,
  work: (db: Db) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return transaction(who, audit, work, options);
}

/**
 * Runs work that reads for long and must see one moment of the data throughout, such as a backup.
 * @param seconds until it is given up
 */
export async function snapshot<T>(who: Binding, seconds: number, work: (db: Db) => Promise<T>): Promise<T> {
  return transaction(who, undefined, work, { seconds, isolationLevel: 'RepeatableRead' });
}

const open = new WeakSet<Db>();

/** True for the database of a running transaction, whose connection is the only one that its work may use. */
export function isTransaction(db: Db): boolean {
  return open.has(db);
}

async function transaction<T>(
  who: Binding,
  audit: AuditContext | undefined,
  work: (db: Db) => Promise<T>,
  { seconds = 30, isolationLevel }: TransactionOptions = {},
): Promise<T> {
  const run = async (db: Db) => {
    open.add(db);
    await bind(db, who, audit);
    return work(db);
  };
  return bindings.run(who, async () =>
    prisma().$transaction(run, { timeout: seconds * 1000, isolationLevel }),
  );
}

/** Binds the rest of a running transaction to a tenant and person, as when a tenant has just been made in it. */
export async function bind(db: Db, who: Binding, audit: AuditContext | undefined): Promise<void> {
  const [tenantId, userId, platform] = bindingValues(who);
  await db.$queryRaw`select set_config('app.tenant_id', ${tenantId}, true), set_config('app.user_id', ${userId}, true),
    set_config('app.platform', ${platform}, true), set_config('app.audit', ${audit ? JSON.stringify(audit) : ''}, true)`;
}

/** Disconnects Prisma; the pool is ended by `closePool`. */
export async function closePrisma(): Promise<void> {
  const last = shared.quintetPrisma;
  shared.quintetPrisma = undefined;
  await last?.$disconnect();
}
