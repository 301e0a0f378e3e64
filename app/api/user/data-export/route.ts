import { endpoint } from '@/endpoint';
import { dataExportRequested } from '@/services/platform/data-exports/data-exports.events';
import { DataRequest } from '@/services/platform/data-exports/data-exports.schema';
import { requestDataExport } from '@/services/platform/data-exports/data-exports.service';

export const POST = endpoint(
  {
    summary: 'Ask for a copy of your data',
    description:
      'A job makes a zip of JSON files with all that is kept about you, over all tenants. It can be fetched for 7 days.',
    permission: 'signed-in',
    audit: dataExportRequested,
    response: DataRequest,
    status: 202,
  },
  (ctx) => requestDataExport(ctx),
);
