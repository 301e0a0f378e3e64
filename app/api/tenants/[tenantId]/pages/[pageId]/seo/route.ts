import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { seoDeleted, seoUpdated } from '@/services/sites/events';
import { PageParams } from '@/services/sites/pages/pages.schema';
import { Seo, UpdateSeo } from '@/services/sites/seo/seo.schema';
import { deleteSeo, getSeo, updateSeo } from '@/services/sites/seo/seo.service';

export const GET = endpoint(
  {
    summary: 'Get the metadata of a page',
    permission: 'pages:read',
    audit: { none: 'reads only' },
    params: PageParams,
    response: Seo,
    cache: { resources: ['page', 'seo_metadata'], seconds: 300 },
  },
  (ctx, { params }) => getSeo(ctx, params.pageId),
);

export const PUT = endpoint(
  {
    summary: 'Update the metadata of a page',
    permission: 'pages:write',
    audit: seoUpdated,
    params: PageParams,
    body: UpdateSeo,
    response: Seo,
  },
  (ctx, { params, body }) => updateSeo(ctx, params.pageId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Remove the metadata of a page',
    permission: 'pages:write',
    audit: seoDeleted,
    params: PageParams,
    response: Deleted,
  },
  (ctx, { params }) => deleteSeo(ctx, params.pageId),
);
