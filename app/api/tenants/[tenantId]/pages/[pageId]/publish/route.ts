import { endpoint } from '@/endpoint';
import { pagePublished } from '@/services/sites/events';
import { publishPage } from '@/services/sites/pages/pages.publishing';
import { Page, PageParams, PublishPage } from '@/services/sites/pages/pages.schema';

export const POST = endpoint(
  {
    summary: 'Publish a page',
    description:
      'Errors that the check finds refuse it, unless a reason is given; an empty page is always refused.',
    permission: 'pages:publish',
    audit: pagePublished,
    params: PageParams,
    body: PublishPage,
    response: Page,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params, body }) => publishPage(ctx, params.pageId, body),
);
