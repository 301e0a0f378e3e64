import { z } from 'zod';
import { become, type Ctx } from '@/core/context';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { changingAsJob, defineJob } from '@/core/jobs/job';
import { storage } from '@/ports/storage';
import { exportFolder } from './data-exports/data-exports.service';
import { everyTenant } from './tenants/every-tenant';

const PURGE = 'purge-expired';
const DAY_MS = 24 * 3_600_000;
/** A session that has ended stays this long in its person's list of sign-ins. */
const ENDED_SESSION_DAYS = 90;

/**
 * Each night: what was kept for a time only, and whose time is over for everybody alike, is removed. What a tenant
 * decides is removed by `apply-retention`.
 */
export const purgeExpired = defineJob({
  name: PURGE,
  payload: z.object({}),
  cron: '17 3 * * *',
  run: async () => {
    for (const tenantId of [PLATFORM_TENANT_ID, ...(await everyTenant())]) {
      await changingAsJob({ tenantId, job: PURGE }, (ctx) =>
        ctx.db.idempotencyKey.deleteMany({ where: { expiresAt: { lt: ctx.now } } }),
      );
    }
    await asPlatform(purgeSignIns);
    await asPlatform(purgeDataExports);
  },
});

async function asPlatform(run: (ctx: Ctx) => Promise<void>): Promise<void> {
  await changingAsJob({ tenantId: PLATFORM_TENANT_ID, job: PURGE, seconds: 600 }, async (ctx) =>
    run(await become(ctx, { platform: true })),
  );
}

/** Links and codes that are over, spent refresh tokens, and sessions that ended long ago with theirs. */
async function purgeSignIns(ctx: Ctx): Promise<void> {
  const yesterday = new Date(ctx.now.getTime() - DAY_MS);
  const longAgo = new Date(ctx.now.getTime() - ENDED_SESSION_DAYS * DAY_MS);
  await ctx.db.oneTimeToken.deleteMany({ where: { expiresAt: { lt: yesterday } } });
  await ctx.db.refreshToken.deleteMany({ where: { expiresAt: { lt: yesterday } } });
  await ctx.db.authSession.deleteMany({
    where: { OR: [{ expiresAt: { lt: longAgo } }, { revokedAt: { lt: longAgo } }] },
  });
}

/** Copies of people's data that can no longer be fetched. */
async function purgeDataExports(ctx: Ctx): Promise<void> {
  const over = await ctx.db.dataRequest.findMany({
    where: { kind: 'export', status: 'done', expiresAt: { lt: ctx.now } },
  });
  for (const { id, userId } of over) {
    await storage().removeFolder(exportFolder(userId, id));
    const gone = { status: 'expired', storageKey: null, size: null };
    await ctx.db.dataRequest.update({ where: { id }, data: gone });
  }
}
