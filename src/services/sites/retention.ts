import { rawRows } from '@/core/db/raw';
import { defineRetention, type RetentionClass } from '@/core/retention';
import { storage } from '@/ports/storage';

/** What the sites module keeps for a time only. */
export const sitesRetention: readonly RetentionClass[] = [
  defineRetention({
    name: 'deletedPages',
    summary: 'deleted pages with their versions',
    defaultDays: 90,
    minimumDays: 1,
    count: (ctx, before) => ctx.db.page.count({ where: { deletedAt: { lt: before } } }),
    sweep: async (ctx, before, atMost) => {
      // Published versions never change while their page is there: only the owner's function removes them.
      const [row] = await rawRows<{ swept: number }>(
        ctx.db,
        'select sweep_deleted_pages($1::timestamptz, $2::int) as swept',
        [before, atMost],
      );
      return row?.swept ?? 0;
    },
  }),
  defineRetention({
    name: 'deletedAssets',
    summary: 'deleted files and images',
    defaultDays: 30,
    minimumDays: 1,
    count: (ctx, before) => ctx.db.asset.count({ where: { deletedAt: { lt: before } } }),
    sweep: async (ctx, before, atMost) => {
      // A picture that a page or the branding still names stays until they name another.
      const rows = await rawRows<{ id: string }>(
        ctx.db,
        `delete from assets where id in (
           select a.id from assets a where a.deleted_at < $1
             and not exists (select from branding b where a.id in (b.logo_asset_id, b.favicon_asset_id))
             and not exists (select from seo_metadata s where s.og_image_asset_id = a.id)
           order by a.deleted_at limit $2)
         returning id::text`,
        [before, atMost],
      );
      // Bytes after rows: if the commit fails, the rows are found again, and removing a folder twice does no harm.
      for (const { id } of rows) await storage().removeFolder(`${ctx.tenantId}/${id}`);
      return rows.length;
    },
  }),
];
