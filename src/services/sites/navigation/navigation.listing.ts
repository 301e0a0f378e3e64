import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { NavigationItem, NavigationLocation } from './navigation.schema';

/** The entries of header and footer; `order` counts within a level. */
export const navigationListing = {
  resource: 'navigation',
  table: 'navigation_items',
  row: NavigationItem,
  sort: { order: '"order"', location: 'location', createdAt: 'created_at' },
  defaultSort: 'order',
  filters: {
    location: { kind: 'values', column: 'location', of: NavigationLocation },
    parentId: { kind: 'values', column: 'parent_id', of: z.uuid() },
    pageId: { kind: 'values', column: 'page_id', of: z.uuid() },
  },
} satisfies Listing<typeof NavigationItem>;
