import { REFERENCE_PAGE } from '@/core/openapi/reference-page';
import { rawEndpoint } from '@/endpoint';

export const GET = rawEndpoint(
  { summary: 'The API reference for people', permission: 'public', contentType: 'text/html' },
  async () => new Response(REFERENCE_PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
);
