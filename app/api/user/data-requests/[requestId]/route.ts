import { endpoint } from '@/endpoint';
import { DataRequest, DataRequestParams } from '@/services/platform/data-exports/data-exports.schema';
import { getDataRequest } from '@/services/platform/data-exports/data-exports.service';

export const GET = endpoint(
  {
    summary: 'Get one of the requests about your data',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    params: DataRequestParams,
    response: DataRequest,
  },
  (ctx, { params }) => getDataRequest(ctx, params.requestId),
);
