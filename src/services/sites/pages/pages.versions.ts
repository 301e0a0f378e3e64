import type { z } from 'zod';
import type { Ctx } from '@/core/context';
import { key } from '@/core/db/rows';
import { notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { Prisma } from '@/generated/prisma/client';
import { pageUpdated } from '../events';
import { replaceSections } from '../sections/sections.service';
import { PageContent } from './pages.content';
import { versionListing } from './pages.listing';
import { asWire, getPage, lockPage } from './pages.service';

/** A page's versions, newest first. */
export async function listVersions(ctx: Ctx, pageId: string, query: ListQuery) {
  await getPage(ctx, pageId);
  return listRows(ctx, versionListing, query, { page_id: pageId });
}

/**
 * Makes the draft equal to a version: title, sections and metadata. The page's address and place in the site stay, and
 * what visitors see does not change until it is published.
 * @throws NOT_FOUND when the version is not one of the page
 */
export async function restoreVersion(ctx: Ctx, pageId: string, versionId: string) {
  await lockPage(ctx, pageId);
  const version = await ctx.db.pageVersion.findFirst({ where: { id: versionId, pageId } });
  if (!version) throw notFound('version');
  const content = PageContent.parse(version.snapshot);
  await replaceSections(ctx, pageId, content.sections);
  await writeSeo(ctx, pageId, content.seo);
  const { title } = content.page;
  await ctx.db
    .$executeRaw`update pages set title = ${title}, version = version + 1 where id = ${pageId}::uuid`;
  const page = asWire(await ctx.db.page.findUniqueOrThrow({ where: key(ctx, pageId) }));
  await record(ctx, pageUpdated, page.id, page);
  return page;
}

/** Gives a page exactly these metadata. */
export async function writeSeo(
  ctx: Ctx,
  pageId: string,
  seo: z.output<typeof PageContent>['seo'],
): Promise<void> {
  if (!seo) {
    await ctx.db.seoMetadata.deleteMany({ where: { pageId } });
    return;
  }
  // An image that was deleted since is no reason to refuse the rest.
  const image = seo.ogImageAssetId && (await ctx.db.asset.findFirst({ where: { id: seo.ogImageAssetId } }));
  const data = { ...seo, ogImageAssetId: image ? image.id : null, jsonLd: seo.jsonLd ?? Prisma.DbNull };
  await ctx.db.seoMetadata.upsert({
    where: { tenantId_pageId: { tenantId: ctx.tenantId, pageId } },
    create: { ...data, pageId },
    update: data,
  });
}
