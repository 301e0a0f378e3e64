import { z } from 'zod';
import { id } from '@/core/schema';
import { listEndpoint } from '@/endpoint';
import { auditListing } from '@/services/platform/audit/audit.listing';
import { AuditLog } from '@/services/platform/audit/audit.schema';
import { listAuditLogsOfMember } from '@/services/platform/audit/audit.service';

export const GET = listEndpoint(
  {
    summary: 'List the history of a membership',
    description: 'How somebody came into the tenant, what they were given there, and when they left.',
    permission: 'audit:read',
    params: z.object({ userId: id }),
    listing: auditListing,
    response: AuditLog,
  },
  (ctx, { params, query }) => listAuditLogsOfMember(ctx, params.userId, query),
);
