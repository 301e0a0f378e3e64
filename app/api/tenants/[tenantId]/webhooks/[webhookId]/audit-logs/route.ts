import { z } from 'zod';
import { id } from '@/core/schema';
import { listEndpoint } from '@/endpoint';
import { auditListing } from '@/services/platform/audit/audit.listing';
import { AuditLog } from '@/services/platform/audit/audit.schema';
import { listAuditLogsOf } from '@/services/platform/audit/audit.service';

export const GET = listEndpoint(
  {
    summary: 'List the history of a webhook',
    permission: 'audit:read',
    params: z.object({ webhookId: id }),
    listing: auditListing,
    response: AuditLog,
  },
  (ctx, { params, query }) => listAuditLogsOf(ctx, { type: 'webhook', id: params.webhookId }, query),
);
