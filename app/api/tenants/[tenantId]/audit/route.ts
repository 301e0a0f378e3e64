import { listEndpoint } from '@/endpoint';
import { auditListing, listAuditLogs } from '@/services/platform/audit/audit.service';

export const GET = listEndpoint(
  {
    summary: 'List audit logs',
    description: 'Every change of the tenant: who, what, before and after, why, from where.',
    permission: 'audit:read',
    listing: auditListing,
  },
  (ctx, { query }) => listAuditLogs(ctx, query),
);
