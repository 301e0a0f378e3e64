import { listEndpoint } from '@/endpoint';
import { accessListing } from '@/services/platform/audit/access.listing';
import { AccessLog } from '@/services/platform/audit/access.schema';
import { listAccessLogs } from '@/services/platform/audit/access.service';

export const GET = listEndpoint(
  {
    summary: 'List accesses',
    description: 'Who looked at protected data or took an export.',
    permission: 'audit:read',
    listing: accessListing,
    response: AccessLog,
  },
  (ctx, { query }) => listAccessLogs(ctx, query),
);
