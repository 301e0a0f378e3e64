import { endpoint } from '@/endpoint';
import { pageCreated } from '@/services/sites/events';
import { duplicatePage } from '@/services/sites/pages/pages.create';
import { Page, PageParams } from '@/services/sites/pages/pages.schema';

export const POST = endpoint(
  {
    summary: 'Duplicate a page',
    description: 'Sections and metadata are copied; the copy is a draft.',
    permission: 'pages:write',
    audit: pageCreated,
    params: PageParams,
    response: Page,
    status: 201,
    location: (page) => `../${page.id}`,
    errors: ['PLAN_LIMIT_REACHED'],
  },
  (ctx, { params }) => duplicatePage(ctx, params.pageId),
);
