import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { AppError } from '@/core/errors';
import { assetUrl } from '../assets/assets.urls';
import { checkPage, type Finding } from '../render';
import { assetIdsIn, siteAssets } from '../site/site.assets';
import { siteBranding } from '../site/site.frame';
import { type PageFacts, readDraft, sitePath } from './pages.content';
import { getPage } from './pages.service';

export const PageFinding = z
  .object({
    level: z.enum(['error', 'warning']),
    code: z.string(),
    message: z.string(),
    sectionId: z.uuid().optional(),
    field: z.string().optional(),
  })
  .meta({ id: 'PageFinding' });

/** Looks a page's draft over: dead links, missing alternative texts, contrast, headings, metadata. */
export async function checkDraft(ctx: Ctx, pageId: string): Promise<Finding[]> {
  return findingsOf(ctx, await getPage(ctx, pageId));
}

/**
 * Lets a page pass that may go live.
 * @param reason why it goes live in spite of errors; no reason is good enough for an empty page
 * @throws VALIDATION_ERROR with the errors found
 */
export async function requireSound(ctx: Ctx, page: PageFacts, reason: string | undefined): Promise<void> {
  const errors = (await findingsOf(ctx, page)).filter(({ level }) => level === 'error');
  const empty = errors.some(({ code }) => code === 'empty_page');
  if (errors.length === 0 || (reason !== undefined && !empty)) return;
  const message = empty
    ? 'The page has no visible section. Add one, then publish.'
    : 'The page has errors. Mend them, or publish with a reason.';
  const details = errors.map((finding) => ({ ...finding, field: finding.field ?? '' }));
  throw new AppError('VALIDATION_ERROR', message, { details });
}

async function findingsOf(ctx: Ctx, page: PageFacts): Promise<Finding[]> {
  const draft = await readDraft(ctx, page);
  const branding = await siteBranding(ctx);
  const knownPaths = await pathsOf(ctx, page);
  const assets = await siteAssets(ctx, assetIdsIn(draft));
  return checkPage({ ...draft, page: { ...draft.page, slug: sitePath(page) }, branding, assets, knownPaths });
}

/** Every path of the site that answers once this page is live. */
async function pathsOf(ctx: Ctx, page: PageFacts): Promise<Set<string>> {
  const live = await ctx.db.page.findMany({
    where: { status: 'published', deletedAt: null },
    select: { slug: true, isHome: true },
  });
  const moved = await ctx.db.redirect.findMany({
    where: { page: { status: 'published', deletedAt: null } },
    select: { fromSlug: true },
  });
  const links = await ctx.db.asset.findMany({ where: { kind: 'document', deletedAt: null } });
  return new Set([
    ...[...live, page].flatMap(({ slug, isHome }) => (isHome ? ['/', `/${slug}`] : [`/${slug}`])),
    ...moved.map(({ fromSlug }) => `/${fromSlug}`),
    ...links.map((asset) => assetUrl(asset)),
    '/rss.xml',
    '/sitemap.xml',
  ]);
}
