import { endpoint } from '@/endpoint';
import { pageReset } from '@/services/sites/events';
import { PageParams, ResetPage } from '@/services/sites/pages/pages.schema';
import { resetPage } from '@/services/sites/templates/templates.apply';
import { AppliedTemplate } from '@/services/sites/templates/templates.schema';

export const POST = endpoint(
  {
    summary: 'Reset a section or a page to its template',
    permission: 'pages:write',
    audit: pageReset,
    params: PageParams,
    body: ResetPage,
    response: AppliedTemplate,
    errors: ['CONFLICT'],
  },
  (ctx, { params, body }) => resetPage(ctx, params.pageId, body.sectionId),
);
