import { endpoint } from '@/endpoint';
import { tryRetention } from '@/services/flows/apply-retention';
import { retentionTried } from '@/services/platform/retention/retention.events';
import { RetentionRun } from '@/services/platform/retention/retention.schema';

export const POST = endpoint(
  {
    summary: 'Try the retention rules without removing anything',
    permission: 'compliance:read',
    audit: retentionTried,
    response: RetentionRun,
    status: 201,
    location: () => '/api/retention/runs',
  },
  (ctx) => tryRetention(ctx),
);
