import { endpoint } from '@/endpoint';
import { PageParams } from '@/services/sites/pages/pages.schema';
import { PreviewLink, previewLink } from '@/services/sites/site/site.preview';

export const POST = endpoint(
  {
    summary: 'Make a link that shows a page’s draft',
    description: 'Whoever has the link sees the draft for an hour, without signing in.',
    permission: 'pages:read',
    audit: { none: 'makes a signed address and changes nothing' },
    params: PageParams,
    response: PreviewLink,
  },
  (ctx, { params }) => previewLink(ctx, params.pageId),
);
