import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { instant } from '@/core/schema';
import { AssetKind } from './assets.schema';

/** An asset's row as the list reads it; URLs are made from it. */
export const AssetRow = z.object({
  tenantId: z.uuid(),
  id: z.uuid(),
  kind: AssetKind,
  filename: z.string(),
  mimeType: z.string(),
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  alt: z.string(),
  folder: z.string(),
  tags: z.array(z.string()),
  storageKey: z.string(),
  variants: z.array(z.object({ width: z.int(), height: z.int(), size: z.int() })),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
});

/** A tenant's files. */
export const assetListing = {
  resource: 'asset',
  table: 'assets',
  row: AssetRow,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    kind: { kind: 'values', column: 'kind', of: AssetKind },
    folder: { kind: 'values', column: 'folder', of: z.string().max(200) },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
  search: "to_tsvector('simple', filename || ' ' || alt)",
  where: 'deleted_at is null',
} satisfies Listing<typeof AssetRow>;
