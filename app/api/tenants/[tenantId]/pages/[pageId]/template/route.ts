import { endpoint } from '@/endpoint';
import { PageParams } from '@/services/sites/pages/pages.schema';
import { getPageTemplate } from '@/services/sites/templates/templates.apply';
import { PageTemplate } from '@/services/sites/templates/templates.schema';

export const GET = endpoint(
  {
    summary: 'See what of a page’s template was customised',
    permission: 'pages:read',
    audit: { none: 'reads only' },
    params: PageParams,
    response: PageTemplate,
    errors: ['CONFLICT'],
  },
  (ctx, { params }) => getPageTemplate(ctx, params.pageId),
);
