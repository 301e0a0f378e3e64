import { defineRevertible, type Revertible } from '@/core/audit/revertible';
import { UpdateBranding } from './branding/branding.schema';
import { updateBranding } from './branding/branding.service';
import { UpdateNavigationItem } from './navigation/navigation.schema';
import { updateNavigationItem } from './navigation/navigation.service';
import { UpdatePage } from './pages/pages.schema';
import { updatePage } from './pages/pages.service';
import { UpdateSection } from './sections/sections.schema';
import { updateSection } from './sections/sections.service';
import { UpdateSeo } from './seo/seo.schema';
import { updateSeo } from './seo/seo.service';

/** What of a site can be set back from the audit log. A published version cannot: it is published anew. */
export const sitesRevertible: readonly Revertible[] = [
  defineRevertible({
    resourceType: 'page',
    table: 'pages',
    permission: 'pages:write',
    change: UpdatePage,
    apply: (ctx, row, change) => updatePage(ctx, String(row.id), change),
  }),
  defineRevertible({
    resourceType: 'section',
    table: 'sections',
    permission: 'pages:write',
    change: UpdateSection,
    apply: (ctx, row, change) => updateSection(ctx, String(row.page_id), String(row.id), change),
  }),
  defineRevertible({
    resourceType: 'seo_metadata',
    table: 'seo_metadata',
    permission: 'pages:write',
    change: UpdateSeo,
    apply: (ctx, row, change) => updateSeo(ctx, String(row.page_id), change),
  }),
  defineRevertible({
    resourceType: 'navigation_item',
    table: 'navigation_items',
    permission: 'pages:write',
    change: UpdateNavigationItem,
    apply: (ctx, row, change) => updateNavigationItem(ctx, String(row.id), change),
  }),
  defineRevertible({
    resourceType: 'branding',
    table: 'branding',
    permission: 'branding:write',
    change: UpdateBranding,
    apply: (ctx, _row, change) => updateBranding(ctx, change),
  }),
];
