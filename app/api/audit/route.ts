import { listEndpoint } from '@/endpoint';
import { everyAuditListing } from '@/services/platform/audit/audit.listing';
import { AuditLog } from '@/services/platform/audit/audit.schema';
import { listEveryAuditLog } from '@/services/platform/audit/audit.service';

export const GET = listEndpoint(
  {
    summary: 'List audit logs of every tenant',
    description:
      'For platform administrators the logs of all tenants at once; for everybody else those of their own tenant.',
    permission: 'audit:read',
    listing: everyAuditListing,
    response: AuditLog,
  },
  (ctx, { query }) => listEveryAuditLog(ctx, query),
);
