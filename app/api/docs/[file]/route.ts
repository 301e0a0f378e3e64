import { z } from 'zod';
import { fileResponse, REFERENCE_FILES } from '@/core/openapi/served';
import { rawEndpoint } from '@/endpoint';

export const GET = rawEndpoint(
  {
    summary: 'A file of the API reference',
    permission: 'public',
    params: z.object({ file: z.enum(REFERENCE_FILES) }),
    contentType: 'application/octet-stream',
  },
  async (_ctx, { params, request }) => fileResponse(params.file, request),
);
