import { z } from 'zod';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob, defineJob } from '@/core/jobs/job';
import { everyTenant } from './tenants/every-tenant';

const PURGE = 'purge-expired';

/** Each night: what was kept for a time only, and whose time is over, is removed. */
export const purgeExpired = defineJob({
  name: PURGE,
  payload: z.object({}),
  cron: '17 3 * * *',
  run: async () => {
    for (const tenantId of [PLATFORM_TENANT_ID, ...(await everyTenant())]) {
      await changingAsJob({ tenantId, job: PURGE }, async (ctx) => {
        const expired = { where: { expiresAt: { lt: ctx.now } } };
        await ctx.db.idempotencyKey.deleteMany(expired);
        await ctx.db.samlMessage.deleteMany(expired);
      });
    }
  },
});
