import { z } from 'zod';
import type { Ctx } from '@/core/context';
import type { Listing, ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { AuditLog } from './audit.schema';

/** The tenant's audit log. */
export const auditListing = {
  resource: 'audit_log',
  table: 'audit_logs',
  row: AuditLog,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    action: { kind: 'values', column: 'action', of: z.string().max(80) },
    operation: { kind: 'values', column: 'operation', of: AuditLog.shape.operation },
    resourceType: { kind: 'values', column: 'resource_type', of: z.string().max(60) },
    resourceId: { kind: 'values', column: 'resource_id', of: z.string().max(64) },
    actorType: { kind: 'values', column: 'actor_type', of: z.string().max(20) },
    actorId: { kind: 'values', column: 'actor_id', of: z.string().max(64) },
    requestId: { kind: 'values', column: 'request_id', of: z.string().max(64) },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
} satisfies Listing<typeof AuditLog>;

/** Who changed what, when, from where: as the database's triggers wrote it, newest first. */
export async function listAuditLogs(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, auditListing, query);
}
