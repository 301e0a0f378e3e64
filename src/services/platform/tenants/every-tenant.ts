import { reading } from '@/core/db/client';
import { PLATFORM_TENANT_ID } from '@/core/ids';

/** The ids of all tenants that are not closed, for work that goes through them one by one. */
export async function everyTenant(): Promise<string[]> {
  const everywhere = { tenantId: PLATFORM_TENANT_ID, userId: null, platform: true };
  const open = { where: { deletedAt: null }, select: { id: true } };
  return (await reading(everywhere, (db) => db.tenant.findMany(open))).map(({ id }) => id);
}

/**
 * Does work for one tenant after the other. What fails for one does not keep the others from theirs.
 * @throws AggregateError at the end, with what failed
 */
export async function forEveryTenant(work: (tenantId: string) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const tenantId of await everyTenant()) {
    await work(tenantId).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, `It failed for ${failures.length} tenants.`);
}
