import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { lockRow } from '@/core/db/rows';
import { changingAsJob, defineJob } from '@/core/jobs/job';
import { isTenantOpen } from '../../platform';
import { pagePublished } from '../events';
import { pageLifecycle } from './pages.lifecycle';
import { goLive, PUBLISH_PAGE } from './pages.publishing';
import { asWire } from './pages.service';

/**
 * Publishes a scheduled page. Run twice it publishes once; a page that was unscheduled, rescheduled or deleted
 * meanwhile, or whose tenant was closed, is left alone. The queue decides by the database's clock when it is due.
 */
export const publishScheduledPage = defineJob({
  name: PUBLISH_PAGE,
  payload: z.object({ tenantId: z.uuid(), pageId: z.uuid(), publishAt: z.iso.datetime() }),
  run: async ({ tenantId, pageId, publishAt }) =>
    changingAsJob({ tenantId, job: PUBLISH_PAGE, action: pagePublished.type }, async (ctx) => {
      const page = await duePage(ctx, pageId, new Date(publishAt));
      if (!page) return;
      const shown = await ctx.db.section.count({ where: { pageId, visible: true } });
      // What was found when it was scheduled was accepted then; an empty page goes back to its editors.
      if (shown > 0) await goLive(ctx, page);
      else await pageLifecycle.apply(ctx, page, 'unpublish', { publishAt: null });
    }),
});

async function duePage(ctx: Ctx, pageId: string, publishAt: Date) {
  if (!(await isTenantOpen(ctx))) return null;
  await lockRow(ctx, 'pages', pageId, 'page');
  const where = { id: pageId, deletedAt: null, status: 'scheduled', publishAt };
  const page = await ctx.db.page.findFirst({ where });
  return page && asWire(page);
}
