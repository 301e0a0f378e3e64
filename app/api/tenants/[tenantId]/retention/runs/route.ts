import { listEndpoint } from '@/endpoint';
import { listRetentionRuns } from '@/services/flows/apply-retention';
import { retentionRunListing } from '@/services/platform/retention/retention.listing';

export const GET = listEndpoint(
  {
    summary: 'List runs of the retention rules',
    permission: 'compliance:read',
    listing: retentionRunListing,
  },
  (ctx, { query }) => listRetentionRuns(ctx, query),
);
