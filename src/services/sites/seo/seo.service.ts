import type { Ctx } from '@/core/context';
import { requireVersion } from '@/core/db/rows';
import { invalid } from '@/core/errors';
import { record } from '@/core/events/record';
import { Prisma } from '@/generated/prisma/client';
import { seoDeleted, seoUpdated } from '../events';
import { getPage, lockPageRow, touchPage } from '../pages/pages.service';
import type { SeoRow, UpdateSeoInput } from './seo.schema';

const UNSET = {
  title: null,
  description: null,
  canonicalUrl: null,
  ogTitle: null,
  ogDescription: null,
  ogImageAssetId: null,
  twitterCard: 'summary_large_image' as const,
  robots: 'index,follow' as const,
  jsonLd: null,
  version: 0,
  updatedAt: null,
};

/** A page's metadata; what holds without any is said while nothing has been set. */
export async function getSeo(ctx: Ctx, pageId: string): Promise<SeoRow> {
  await getPage(ctx, pageId);
  return findSeo(ctx, pageId);
}

/**
 * Changes a page's metadata; visitors see it with the next publish.
 * @throws VALIDATION_ERROR when the image is not one of the tenant; PRECONDITION_FAILED
 */
export async function updateSeo(ctx: Ctx, pageId: string, change: UpdateSeoInput): Promise<SeoRow> {
  await lockPageRow(ctx, pageId);
  requireVersion(ctx, await findSeo(ctx, pageId));
  await requireImage(ctx, change.ogImageAssetId);
  const data = { ...change, jsonLd: change.jsonLd === null ? Prisma.DbNull : change.jsonLd };
  await ctx.db.seoMetadata.upsert({
    where: { tenantId_pageId: { tenantId: ctx.tenantId, pageId } },
    create: { ...data, pageId },
    update: data,
  });
  await touchPage(ctx, pageId);
  const seo = await findSeo(ctx, pageId);
  await record(ctx, seoUpdated, pageId, seo);
  return seo;
}

/** Removes a page's metadata, so that its own title and the defaults hold. */
export async function deleteSeo(ctx: Ctx, pageId: string): Promise<{ id: string }> {
  await lockPageRow(ctx, pageId);
  const seo = await findSeo(ctx, pageId);
  requireVersion(ctx, seo);
  await ctx.db.seoMetadata.deleteMany({ where: { pageId } });
  await touchPage(ctx, pageId);
  await record(ctx, seoDeleted, pageId, seo);
  return { id: pageId };
}

async function findSeo(ctx: Ctx, pageId: string): Promise<SeoRow> {
  const row = await ctx.db.seoMetadata.findFirst({ where: { pageId } });
  // The row's words are checked again by the schema on the way out.
  return row ? (row as typeof row & Pick<SeoRow, 'robots' | 'twitterCard' | 'jsonLd'>) : { ...UNSET, pageId };
}

async function requireImage(ctx: Ctx, assetId: string | null | undefined): Promise<void> {
  if (!assetId) return;
  const image = await ctx.db.asset.findFirst({ where: { id: assetId, kind: 'image', deletedAt: null } });
  if (!image) throw invalid('ogImageAssetId', 'There is no such image.');
}
