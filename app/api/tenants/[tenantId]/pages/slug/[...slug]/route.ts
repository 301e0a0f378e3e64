import { endpoint } from '@/endpoint';
import { Page, PageSlugParams } from '@/services/sites/pages/pages.schema';
import { getPageBySlug } from '@/services/sites/pages/pages.service';

export const GET = endpoint(
  {
    summary: 'Get a page by its address',
    description: 'The slashes of an address such as `menu/lunch` are part of the path.',
    permission: 'pages:read',
    audit: { none: 'reads only' },
    params: PageSlugParams,
    response: Page,
    cache: { resources: ['page'], seconds: 300 },
  },
  (ctx, { params }) => getPageBySlug(ctx, params.slug),
);
