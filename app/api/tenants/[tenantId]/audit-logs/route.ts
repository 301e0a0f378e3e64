import { listEndpoint } from '@/endpoint';
import { auditListing } from '@/services/platform/audit/audit.listing';
import { AuditLog } from '@/services/platform/audit/audit.schema';
import { listAuditLogsOf } from '@/services/platform/audit/audit.service';

export const GET = listEndpoint(
  {
    summary: 'List the history of the tenant itself',
    permission: 'audit:read',
    listing: auditListing,
    response: AuditLog,
  },
  (ctx, { query }) => listAuditLogsOf(ctx, { type: 'tenant', id: ctx.tenantId }, query),
);
