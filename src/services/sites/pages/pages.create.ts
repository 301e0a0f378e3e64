import type { Ctx } from '@/core/context';
import { lockName } from '@/core/db/rows';
import { invalid } from '@/core/errors';
import { record } from '@/core/events/record';
import { slugFrom } from '@/core/slug';
import { pageCreated } from '../events';
import { appendSections } from '../sections/sections.service';
import { beginFromTemplate } from '../templates/templates.apply';
import { readDraft } from './pages.content';
import { requireRoomForPage } from './pages.plan';
import { type CreatePageInput, pageSlug } from './pages.schema';
import { asWire, leaveHome, lockPageRow, lockTree, requireParent } from './pages.service';
import { writeSeo } from './pages.versions';

/**
 * Creates a draft page, empty or with the sections of a template.
 * @throws CONFLICT when the address is taken; VALIDATION_ERROR when the parent is not a page of the site;
 *   NOT_FOUND for an unknown template; PLAN_LIMIT_REACHED
 */
export async function createPage(ctx: Ctx, { templateId, slug, ...input }: CreatePageInput) {
  await requireRoomForPage(ctx);
  await requireParent(ctx, null, input.parentId);
  if (input.isHome) await leaveHome(ctx);
  const page = asWire(
    await ctx.db.page.create({ data: { ...input, slug: slug ?? addressFrom(input.title) } }),
  );
  if (templateId) await beginFromTemplate(ctx, page.id, templateId, 'replace');
  await record(ctx, pageCreated, page.id, page);
  return page;
}

/**
 * Copies a page with its sections and metadata as a draft, at its address with `-copy`, `-copy-2`, ….
 * @throws NOT_FOUND, PLAN_LIMIT_REACHED
 */
export async function duplicatePage(ctx: Ctx, pageId: string) {
  await lockTree(ctx);
  const original = await lockPageRow(ctx, pageId);
  await requireRoomForPage(ctx);
  const { inNavigation, parentId } = original;
  const slug = await freeSlug(ctx, original.slug);
  const title = `${original.title.slice(0, 190)} (copy)`;
  const copy = asWire(await ctx.db.page.create({ data: { title, slug, inNavigation, parentId } }));
  const draft = await readDraft(ctx, original);
  await appendSections(ctx, copy.id, draft.sections);
  await writeSeo(ctx, copy.id, draft.seo && { ...draft.seo, canonicalUrl: null });
  await record(ctx, pageCreated, copy.id, copy);
  return copy;
}

/** The first of `about-copy`, `about-copy-2`, … that no living page has. A copy of a copy counts on. */
async function freeSlug(ctx: Ctx, original: string): Promise<string> {
  await lockName(ctx, 'page-copies');
  const base = original.replace(/-copy(-\d+)?$/, '').slice(0, 88);
  const stem = `${base.replace(/[-/]+$/, '')}-copy`;
  const taken = await ctx.db.page.findMany({
    where: { deletedAt: null, slug: { startsWith: stem } },
    select: { slug: true },
  });
  const slugs = new Set(taken.map(({ slug }) => slug));
  if (!slugs.has(stem)) return stem;
  let number = 2;
  while (slugs.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** An address from a title; one that is reserved is refused, and the caller gives their own. */
function addressFrom(title: string): string {
  const slug = pageSlug.safeParse(slugFrom(title, 100, 'page'));
  if (!slug.success) throw invalid('slug', 'This title makes a reserved address. Give another.');
  return slug.data;
}
