import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { DataRequest } from '@/services/platform/data-exports/data-exports.schema';
import { listDataRequests } from '@/services/platform/data-exports/data-exports.service';

export const GET = endpoint(
  {
    summary: 'List what you asked of your data',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: z.array(DataRequest),
  },
  (ctx) => listDataRequests(ctx),
);
