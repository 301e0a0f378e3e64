import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { Page, PageStatus, PageVersion } from './pages.schema';

/** A tenant's pages. */
export const pageListing = {
  resource: 'page',
  table: 'pages',
  row: Page,
  sort: { createdAt: 'created_at', updatedAt: 'updated_at', title: 'title', status: 'status' },
  defaultSort: '-createdAt',
  filters: {
    status: { kind: 'values', column: 'status', of: PageStatus },
    isHome: { kind: 'boolean', column: 'is_home' },
    parentId: { kind: 'values', column: 'parent_id', of: z.uuid() },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
    updatedAt: { kind: 'range', column: 'updated_at', of: 'instant' },
  },
  search: "to_tsvector('simple', title || ' ' || slug)",
  where: 'deleted_at is null',
} satisfies Listing<typeof Page>;

/** The versions of one page. */
export const versionListing = {
  resource: 'page',
  table: 'page_versions',
  row: PageVersion,
  sort: { number: 'number', createdAt: 'created_at' },
  defaultSort: '-number',
  filters: {},
} satisfies Listing<typeof PageVersion>;
