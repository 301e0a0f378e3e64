import type { Ctx } from '@/core/context';
import { key } from '@/core/db/rows';
import { lifecycle } from '@/core/lifecycle';
import { pageArchived, pagePublished, pageScheduled, pageUnpublished } from '../events';

interface PageChanges {
  publishAt?: Date | null;
  publishedAt?: Date | null;
  publishedVersionId?: string | null;
}

type PageState = 'draft' | 'scheduled' | 'published' | 'archived';

/** draft → scheduled → published → draft or archived. A published page may be published again: its next version goes live. */
export const pageLifecycle = lifecycle('page', {
  update: async (ctx: Ctx, id: string, status: PageState, changes: PageChanges) =>
    ctx.db.page.update({ where: key(ctx, id), data: { ...changes, status } }),
  transitions: {
    publish: { from: ['draft', 'scheduled', 'published'], to: 'published', event: pagePublished },
    schedule: { from: ['draft', 'scheduled'], to: 'scheduled', event: pageScheduled },
    unpublish: { from: ['published', 'scheduled'], to: 'draft', event: pageUnpublished },
    archive: { from: ['draft', 'published'], to: 'archived', event: pageArchived },
    restore: { from: ['archived'], to: 'draft', event: pageUnpublished },
  },
});
