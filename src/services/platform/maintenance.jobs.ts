import { z } from 'zod';
import { reading } from '@/core/db/client';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob, defineJob } from '@/core/jobs/job';

const PURGE = 'purge-expired';

/** Each night: what was kept for a time only, and whose time is over, is removed. */
export const purgeExpired = defineJob({
  name: PURGE,
  payload: z.object({}),
  cron: '17 3 * * *',
  run: async () => {
    const everywhere = { tenantId: PLATFORM_TENANT_ID, userId: null, platform: true };
    const tenants = await reading(everywhere, (db) => db.tenant.findMany({ select: { id: true } }));
    for (const tenantId of [PLATFORM_TENANT_ID, ...tenants.map((tenant) => tenant.id)]) {
      await changingAsJob({ tenantId, job: PURGE }, async (ctx) => {
        const expired = { where: { expiresAt: { lt: ctx.now } } };
        await ctx.db.idempotencyKey.deleteMany(expired);
        await ctx.db.samlMessage.deleteMany(expired);
      });
    }
  },
});
