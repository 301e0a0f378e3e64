import { Prisma } from '@/generated/prisma/client';
import type { Ctx } from '../context';
import { AppError, notFound } from '../errors';

/** The primary key of a tenant's row, for Prisma's `where` of one row. */
export function key(ctx: Ctx, id: string): { tenantId_id: { tenantId: string; id: string } } {
  return { tenantId_id: { tenantId: ctx.tenantId, id } };
}

/**
 * Locks one living row until the transaction ends, so that what is read afterwards stays true.
 * @param table the table's name, a constant of the code
 * @param what what the caller calls it, for the error
 * @throws NOT_FOUND when there is no such row in the tenant
 */
export async function lockRow(ctx: Ctx, table: string, id: string, what: string): Promise<void> {
  const rows = await ctx.db.$queryRaw<
    unknown[]
  >`select 1 from ${Prisma.raw(table)} where id = ${id}::uuid for update`;
  if (rows.length === 0) throw notFound(what);
}

/**
 * Takes a named lock of the tenant until the transaction ends, for rules over several rows (an order, one home page).
 * @param name what is guarded, such as `navigation`
 */
export async function lockName(ctx: Ctx, name: string): Promise<void> {
  await ctx.db
    .$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId}:${name}`}, 0))::text`;
}

/**
 * Checks the caller's If-Match against a locked row.
 * @throws PRECONDITION_FAILED when the row has moved on
 */
export function requireVersion(ctx: Ctx, row: { version: number }): void {
  if (ctx.ifMatch !== null && ctx.ifMatch !== row.version) {
    throw new AppError(
      'PRECONDITION_FAILED',
      `It was changed meanwhile and is now version ${row.version}. Load it again.`,
    );
  }
}
