import { openApiResponse } from '@/core/openapi/served';
import { rawEndpoint } from '@/endpoint';
import document from '../../../docs/openapi.json';

export const GET = rawEndpoint(
  {
    summary: 'The API as an OpenAPI document',
    permission: 'public',
    contentType: 'application/json',
  },
  async (_ctx, { request }) => openApiResponse(document, request),
);
