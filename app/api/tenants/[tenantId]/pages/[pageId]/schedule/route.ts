import { endpoint } from '@/endpoint';
import { pageScheduled } from '@/services/sites/events';
import { schedulePage } from '@/services/sites/pages/pages.publishing';
import { Page, PageParams, SchedulePage } from '@/services/sites/pages/pages.schema';

export const POST = endpoint(
  {
    summary: 'Schedule a page',
    description: 'The page goes live at the time given, once. Scheduling again moves the time.',
    permission: 'pages:publish',
    audit: pageScheduled,
    params: PageParams,
    body: SchedulePage,
    response: Page,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params, body }) => schedulePage(ctx, params.pageId, body),
);
