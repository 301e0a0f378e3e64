import { endpoint } from '@/endpoint';
import { pageUpdated } from '@/services/sites/events';
import { Page, PageVersionParams } from '@/services/sites/pages/pages.schema';
import { restoreVersion } from '@/services/sites/pages/pages.versions';

export const POST = endpoint(
  {
    summary: 'Make the draft equal to a version',
    description: 'Title, sections and metadata; visitors see it once the page is published.',
    permission: 'pages:write',
    audit: pageUpdated,
    params: PageVersionParams,
    response: Page,
  },
  (ctx, { params }) => restoreVersion(ctx, params.pageId, params.versionId),
);
