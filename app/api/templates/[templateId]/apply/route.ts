import { endpoint } from '@/endpoint';
import { templateApplied } from '@/services/sites/events';
import { applyTemplate } from '@/services/sites/templates/templates.apply';
import { AppliedTemplate, ApplyTemplate, TemplateParams } from '@/services/sites/templates/templates.schema';

export const POST = endpoint(
  {
    summary: 'Apply a template to a page',
    description:
      'Its sections replace those of the page, or come below them. If-Match names the version of the page.',
    permission: 'pages:write',
    audit: templateApplied,
    params: TemplateParams,
    body: ApplyTemplate,
    response: AppliedTemplate,
  },
  (ctx, { params, body }) => applyTemplate(ctx, params.templateId, body),
);
