import { endpoint } from '@/endpoint';
import { pageUnpublished } from '@/services/sites/events';
import { unpublishPage } from '@/services/sites/pages/pages.publishing';
import { Page, PageParams } from '@/services/sites/pages/pages.schema';

export const POST = endpoint(
  {
    summary: 'Take a page off the site or off the schedule',
    permission: 'pages:publish',
    audit: pageUnpublished,
    params: PageParams,
    response: Page,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params }) => unpublishPage(ctx, params.pageId),
);
