import { endpoint } from '@/endpoint';
import { pageArchived } from '@/services/sites/events';
import { archivePage } from '@/services/sites/pages/pages.publishing';
import { Page, PageParams } from '@/services/sites/pages/pages.schema';

export const POST = endpoint(
  {
    summary: 'Archive a page',
    permission: 'pages:publish',
    audit: pageArchived,
    params: PageParams,
    response: Page,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params }) => archivePage(ctx, params.pageId),
);
