import { endpoint, listEndpoint } from '@/endpoint';
import { pageCreated } from '@/services/sites/events';
import { createPage } from '@/services/sites/pages/pages.create';
import { pageListing } from '@/services/sites/pages/pages.listing';
import { CreatePage, Page } from '@/services/sites/pages/pages.schema';
import { listPages } from '@/services/sites/pages/pages.service';

export const GET = listEndpoint(
  {
    summary: 'List pages',
    permission: 'pages:read',
    listing: pageListing,
    cache: { resources: ['page'], seconds: 120 },
  },
  (ctx, { query }) => listPages(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Create a page',
    description: 'The page begins as a draft, empty or with the sections of a template.',
    permission: 'pages:write',
    audit: pageCreated,
    body: CreatePage,
    response: Page,
    status: 201,
    errors: ['CONFLICT', 'PLAN_LIMIT_REACHED'],
  },
  (ctx, { body }) => createPage(ctx, body),
);
