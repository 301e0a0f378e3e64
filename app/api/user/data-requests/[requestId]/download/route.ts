import { fileResponse } from '@/core/http/file-response';
import { rawEndpoint } from '@/endpoint';
import { DataRequestParams } from '@/services/platform/data-exports/data-exports.schema';
import { openDataExport } from '@/services/platform/data-exports/data-exports.service';

export const GET = rawEndpoint(
  {
    summary: 'Download the copy of your data',
    permission: 'signed-in',
    params: DataRequestParams,
    contentType: 'application/zip',
    errors: ['INVALID_TRANSITION'],
  },
  async (ctx, { params }) => fileResponse(await openDataExport(ctx, params.requestId), 'application/zip'),
);
