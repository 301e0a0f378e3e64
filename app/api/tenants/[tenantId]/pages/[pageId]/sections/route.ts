import { endpoint, listEndpoint } from '@/endpoint';
import { sectionCreated } from '@/services/sites/events';
import { PageParams } from '@/services/sites/pages/pages.schema';
import { sectionListing } from '@/services/sites/sections/sections.listing';
import { CreateSection, Section } from '@/services/sites/sections/sections.schema';
import { createSection, listSections } from '@/services/sites/sections/sections.service';

export const GET = listEndpoint(
  {
    summary: 'List the sections of a page',
    permission: 'pages:read',
    params: PageParams,
    listing: sectionListing,
    cache: { resources: ['page', 'section'], seconds: 120 },
  },
  (ctx, { params, query }) => listSections(ctx, params.pageId, query),
);

export const POST = endpoint(
  {
    summary: 'Add a section to a page',
    description: 'The content is checked by the schema of its type. If-Match names the version of the page.',
    permission: 'pages:write',
    audit: sectionCreated,
    params: PageParams,
    body: CreateSection,
    response: Section,
    status: 201,
  },
  (ctx, { params, body }) => createSection(ctx, params.pageId, body),
);
