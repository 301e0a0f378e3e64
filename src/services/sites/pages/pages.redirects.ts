import type { Ctx } from '@/core/context';

/**
 * Remembers the address that a published page had, so that visitors are sent on from it. Addresses that pages have now
 * lead to nowhere else.
 * @param before the page as it was
 * @param slug its new address
 */
export async function leaveRedirect(
  ctx: Ctx,
  before: { id: string; slug: string; status: string },
  slug: string,
): Promise<void> {
  await ctx.db.redirect.deleteMany({ where: { fromSlug: slug } });
  if (before.status !== 'published') return;
  await ctx.db.redirect.upsert({
    where: { tenantId_fromSlug: { tenantId: ctx.tenantId, fromSlug: before.slug } },
    create: { fromSlug: before.slug, pageId: before.id },
    update: { pageId: before.id },
  });
}
