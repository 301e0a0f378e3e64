import { z } from 'zod';
import { reading } from '@/core/db/client';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob, defineJob } from '@/core/jobs/job';
import { logger } from '@/core/logger';
import { sealBatch } from './audit.seals';
import { tenantsToSeal } from './audit.sql';

const SEAL = 'seal-audit';

/** Every five minutes: what the log has gained is sealed, tenant by tenant. */
export const sealAudit = defineJob({
  name: SEAL,
  payload: z.object({}),
  cron: '*/5 * * * *',
  run: async () => {
    const platform = { tenantId: PLATFORM_TENANT_ID, userId: null, platform: false };
    const failed: unknown[] = [];
    for (const tenantId of await reading(platform, tenantsToSeal)) {
      // One tenant's trouble leaves the others proven.
      await sealTenant(tenantId).catch((error: unknown) => {
        logger().error({ err: error, tenantId }, 'the audit log could not be sealed');
        failed.push(error);
      });
    }
    if (failed.length > 0)
      throw new AggregateError(failed, `${failed.length} audit logs could not be sealed.`);
  },
});

/** Seals all rows of a tenant that are committed by now. @returns how many */
export async function sealTenant(tenantId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await changingAsJob({ tenantId, job: SEAL }, sealBatch);
    total += rows;
    if (rows === 0) return total;
  }
}
