import { endpoint } from '@/endpoint';
import { pageUnpublished } from '@/services/sites/events';
import { restorePage } from '@/services/sites/pages/pages.publishing';
import { Page, PageParams } from '@/services/sites/pages/pages.schema';

export const POST = endpoint(
  {
    summary: 'Bring an archived page back as a draft',
    permission: 'pages:publish',
    audit: pageUnpublished,
    params: PageParams,
    response: Page,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params }) => restorePage(ctx, params.pageId),
);
