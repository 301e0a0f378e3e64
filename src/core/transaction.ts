import { cache } from './cache/cache';
import { bindingOf, type Ctx } from './context';
import { changing } from './db/client';

/**
 * Runs the change of an endpoint that `waitsOutside`: all of it is committed with its audit rows and events, or none.
 * @param ctx the endpoint's; what it has read before may have changed since
 */
export async function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const own: Ctx = { ...ctx, touched: new Set() };
  const result = await changing(bindingOf(ctx), ctx.audit, (db) => work({ ...own, db }));
  await cache().advance(ctx.tenantId, own.touched);
  return result;
}
