import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { pageDeleted, pageUpdated } from '@/services/sites/events';
import { Page, PageParams, UpdatePage } from '@/services/sites/pages/pages.schema';
import { deletePage, getPage, updatePage } from '@/services/sites/pages/pages.service';

export const GET = endpoint(
  {
    summary: 'Get a page',
    permission: 'pages:read',
    audit: { none: 'reads only' },
    params: PageParams,
    response: Page,
    cache: { resources: ['page'], seconds: 300 },
  },
  (ctx, { params }) => getPage(ctx, params.pageId),
);

export const PUT = endpoint(
  {
    summary: 'Update a page',
    permission: 'pages:write',
    audit: pageUpdated,
    params: PageParams,
    body: UpdatePage,
    response: Page,
    errors: ['CONFLICT'],
  },
  (ctx, { params, body }) => updatePage(ctx, params.pageId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Delete a page',
    permission: 'pages:delete',
    audit: pageDeleted,
    params: PageParams,
    response: Deleted,
  },
  (ctx, { params }) => deletePage(ctx, params.pageId),
);
