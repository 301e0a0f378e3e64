import { reading } from '@/core/db/client';
import { PLATFORM_TENANT_ID } from '@/core/ids';

/** The ids of all tenants that are not closed, for work that goes through them one by one. */
export async function everyTenant(): Promise<string[]> {
  const everywhere = { tenantId: PLATFORM_TENANT_ID, userId: null, platform: true };
  const open = { where: { deletedAt: null }, select: { id: true } };
  return (await reading(everywhere, (db) => db.tenant.findMany(open))).map(({ id }) => id);
}
