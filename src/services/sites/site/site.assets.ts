import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { isUuid } from '@/core/ids';
import { assetUrl } from '../assets/assets.urls';
import type { SiteAsset } from '../sections/types';

/** What reading a tenant's site needs of a context; jobs, requests and visitors all have it. */
export type Reader = Pick<Ctx, 'tenantId' | 'db'>;

const Variants = z.array(z.object({ width: z.int() }));

/** The ids of the assets that contents, settings or metadata mention, however deep. */
export function assetIdsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, inner] of Object.entries(value)) {
    if (/assetId$/i.test(name) && typeof inner === 'string' && isUuid(inner)) found.add(inner);
    else assetIdsIn(inner, found);
  }
  return found;
}

/** Images as pages draw them, by id; deleted ones are left out. */
export async function siteAssets(reader: Reader, ids: Iterable<string>): Promise<Record<string, SiteAsset>> {
  const wanted = [...ids];
  if (wanted.length === 0) return {};
  const rows = await reader.db.asset.findMany({
    where: { id: { in: wanted }, kind: 'image', deletedAt: null },
    select: { tenantId: true, id: true, mimeType: true, width: true, height: true, variants: true },
  });
  return Object.fromEntries(
    rows.map((row) => {
      const variants = Variants.parse(row.variants).map(({ width }) => ({
        width,
        url: assetUrl(row, width),
      }));
      return [row.id, { url: assetUrl(row), width: row.width, height: row.height, variants }];
    }),
  );
}
