import { endpoint, listEndpoint } from '@/endpoint';
import { templateCreated } from '@/services/sites/events';
import { templateListing } from '@/services/sites/templates/templates.listing';
import { CreateTemplate, TemplateDetail } from '@/services/sites/templates/templates.schema';
import { createTemplate, listTemplates } from '@/services/sites/templates/templates.service';

export const GET = listEndpoint(
  {
    summary: 'List templates',
    description: 'The tenant’s own and those of the platform.',
    permission: 'templates:read',
    listing: templateListing,
  },
  (ctx, { query }) => listTemplates(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Create a template',
    permission: 'templates:write',
    audit: templateCreated,
    body: CreateTemplate,
    response: TemplateDetail,
    status: 201,
    errors: ['CONFLICT'],
  },
  (ctx, { body }) => createTemplate(ctx, body),
);
