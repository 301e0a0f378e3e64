import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { templateDeleted, templateUpdated } from '@/services/sites/events';
import { TemplateDetail, TemplateParams, UpdateTemplate } from '@/services/sites/templates/templates.schema';
import { deleteTemplate, getTemplate, updateTemplate } from '@/services/sites/templates/templates.service';

export const GET = endpoint(
  {
    summary: 'Get a template',
    permission: 'templates:read',
    audit: { none: 'reads only' },
    params: TemplateParams,
    response: TemplateDetail,
  },
  (ctx, { params }) => getTemplate(ctx, params.templateId),
);

export const PUT = endpoint(
  {
    summary: 'Update a template',
    description: 'A template of the platform answers as missing to everyone but its administrators.',
    permission: 'templates:write',
    audit: templateUpdated,
    params: TemplateParams,
    body: UpdateTemplate,
    response: TemplateDetail,
    errors: ['CONFLICT'],
  },
  (ctx, { params, body }) => updateTemplate(ctx, params.templateId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Delete a template',
    permission: 'templates:write',
    audit: templateDeleted,
    params: TemplateParams,
    response: Deleted,
  },
  (ctx, { params }) => deleteTemplate(ctx, params.templateId),
);
