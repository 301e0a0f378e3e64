import { listEndpoint } from '@/endpoint';
import { auditListing } from '@/services/platform/audit/audit.listing';
import { AuditLog } from '@/services/platform/audit/audit.schema';
import { listAuditLogs } from '@/services/platform/audit/audit.service';

export const GET = listEndpoint(
  {
    summary: 'List audit logs',
    description:
      'Every change of the tenant: who, what, before and after, why, from where. What is about an erased person is null.',
    permission: 'audit:read',
    listing: auditListing,
    response: AuditLog,
  },
  (ctx, { query }) => listAuditLogs(ctx, query),
);
