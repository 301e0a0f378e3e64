import { listEndpoint } from '@/endpoint';
import { versionListing } from '@/services/sites/pages/pages.listing';
import { PageParams } from '@/services/sites/pages/pages.schema';
import { listVersions } from '@/services/sites/pages/pages.versions';

export const GET = listEndpoint(
  {
    summary: 'List the published versions of a page',
    permission: 'pages:read',
    params: PageParams,
    listing: versionListing,
    cache: { resources: ['page'], seconds: 120 },
  },
  (ctx, { params, query }) => listVersions(ctx, params.pageId, query),
);
