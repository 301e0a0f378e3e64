import type { Ctx } from '@/core/context';
import { bindingOf } from '@/core/context';
import { bind } from '@/core/db/client';
import { invalid } from '@/core/errors';
import { dequeue, enqueue } from '@/core/jobs/job';
import { requireSound } from './pages.check';
import { readDraft, snapshotOf } from './pages.content';
import { pageLifecycle } from './pages.lifecycle';
import type { PublishPageInput, SchedulePageInput } from './pages.schema';
import { asWire, lockPage } from './pages.service';

export const PUBLISH_PAGE = 'publish-page';
type LockedPage = Awaited<ReturnType<typeof lockPage>>;
const jobKey = (pageId: string) => `${PUBLISH_PAGE}:${pageId}`;

/**
 * Takes a snapshot of the draft and shows it to visitors. Later edits change the draft alone, until the next publish.
 * @throws VALIDATION_ERROR with the findings when the page has errors and no reason is given, or is empty;
 *   INVALID_TRANSITION for an archived page
 */
export async function publishPage(ctx: Ctx, pageId: string, { reason }: PublishPageInput) {
  const page = await lockPage(ctx, pageId);
  await giveReason(ctx, reason);
  await requireSound(ctx, page, reason);
  if (page.status === 'scheduled') await dequeue(ctx, jobKey(pageId));
  return goLive(ctx, page);
}

/** Makes the next version of a locked page and points the page at it. */
export async function goLive(ctx: Ctx, page: LockedPage) {
  const { id: pageId, title, slug, isHome } = page;
  const last = await ctx.db.pageVersion.aggregate({ where: { pageId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const snapshot = snapshotOf(await readDraft(ctx, page));
  const version = await ctx.db.pageVersion.create({
    data: { pageId, number, title, slug, isHome, snapshot, createdById: ctx.userId },
  });
  const changes = { publishedVersionId: version.id, publishedAt: ctx.now, publishAt: null };
  return asWire(await pageLifecycle.apply(ctx, page, 'publish', changes));
}

/**
 * Has a page go live later, by the job `publish-page`. Scheduling again moves the time.
 * @throws VALIDATION_ERROR for a time that is not in the future, or a page that could not be published now
 */
export async function schedulePage(ctx: Ctx, pageId: string, { publishAt, reason }: SchedulePageInput) {
  if (publishAt <= ctx.now) throw invalid('publishAt', 'Choose a time in the future.');
  const page = await lockPage(ctx, pageId);
  await giveReason(ctx, reason);
  await requireSound(ctx, page, reason);
  const scheduled = await pageLifecycle.apply(ctx, page, 'schedule', { publishAt });
  const payload = { tenantId: ctx.tenantId, pageId, publishAt: publishAt.toISOString() };
  await enqueue(ctx, PUBLISH_PAGE, payload, { runAt: publishAt, key: jobKey(pageId) });
  return asWire(scheduled);
}

/** Takes a page off the site, or off the schedule. Its versions stay. */
export async function unpublishPage(ctx: Ctx, pageId: string) {
  return leave(ctx, pageId, 'unpublish');
}

/** Puts a page aside: off the site, and out of the way of its editors. */
export async function archivePage(ctx: Ctx, pageId: string) {
  return leave(ctx, pageId, 'archive');
}

/** Brings an archived page back as a draft. */
export async function restorePage(ctx: Ctx, pageId: string) {
  return leave(ctx, pageId, 'restore');
}

async function leave(ctx: Ctx, pageId: string, act: 'unpublish' | 'archive' | 'restore') {
  const page = await lockPage(ctx, pageId);
  if (page.status === 'scheduled') await dequeue(ctx, jobKey(pageId));
  return asWire(await pageLifecycle.apply(ctx, page, act, { publishAt: null, publishedVersionId: null }));
}

/** The audit rows of what follows in this transaction say why it was done. */
async function giveReason(ctx: Ctx, reason: string | undefined): Promise<void> {
  if (reason === undefined) return;
  await bind(ctx.db, bindingOf(ctx), { ...ctx.audit, reason });
}
