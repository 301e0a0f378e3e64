import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { sectionUpdated } from '@/services/sites/events';
import { PageParams } from '@/services/sites/pages/pages.schema';
import { changeSections } from '@/services/sites/sections/sections.bulk';
import { BulkSectionResult, BulkSections } from '@/services/sites/sections/sections.schema';

export const POST = endpoint(
  {
    summary: 'Create, update and delete sections together',
    description: 'All operations or none, in the order given, with a result for each.',
    permission: 'pages:write',
    audit: sectionUpdated,
    params: PageParams,
    body: BulkSections,
    response: z.array(BulkSectionResult),
  },
  (ctx, { params, body }) => changeSections(ctx, params.pageId, body.operations),
);
