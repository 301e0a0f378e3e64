import { rawEndpoint } from '@/endpoint';
import { previewTemplate } from '@/services/sites/templates/templates.preview';
import { TemplateParams } from '@/services/sites/templates/templates.schema';
import { siteHeaders } from '../../../../(site)/site-response';

export const GET = rawEndpoint(
  {
    summary: 'Preview a template',
    description: 'A document as it would look with the tenant’s branding.',
    permission: 'templates:read',
    params: TemplateParams,
    contentType: 'text/html',
  },
  async (ctx, { params }) =>
    new Response(await previewTemplate(ctx, params.templateId), {
      headers: { ...siteHeaders(true), 'content-type': 'text/html; charset=utf-8' },
    }),
);
