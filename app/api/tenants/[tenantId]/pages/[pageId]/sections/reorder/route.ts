import { endpoint } from '@/endpoint';
import { sectionsReordered } from '@/services/sites/events';
import { PageParams } from '@/services/sites/pages/pages.schema';
import { reorderSections } from '@/services/sites/sections/sections.order';
import { ReorderSections } from '@/services/sites/sections/sections.schema';

export const PUT = endpoint(
  {
    summary: 'Reorder the sections of a page',
    description: 'Takes the complete set of ids. If-Match names the version of the page.',
    permission: 'pages:write',
    audit: sectionsReordered,
    params: PageParams,
    body: ReorderSections,
    response: sectionsReordered.payload,
  },
  (ctx, { params, body }) => reorderSections(ctx, params.pageId, body.sectionIds),
);

export const PATCH = PUT;
