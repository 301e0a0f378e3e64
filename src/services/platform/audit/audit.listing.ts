import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { AuditRow } from './audit.schema';

/** The tenant's audit log. */
export const auditListing = {
  resource: 'audit_log',
  table: 'audit_logs',
  row: AuditRow,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    action: { kind: 'values', column: 'action', of: z.string().max(80) },
    operation: { kind: 'values', column: 'operation', of: AuditRow.shape.operation },
    resourceType: { kind: 'values', column: 'resource_type', of: z.string().max(60) },
    resourceId: { kind: 'values', column: 'resource_id', of: z.string().max(64) },
    actorType: { kind: 'values', column: 'actor_type', of: z.string().max(20) },
    actorId: { kind: 'values', column: 'actor_id', of: z.string().max(64) },
    requestId: { kind: 'values', column: 'request_id', of: z.string().max(64) },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
} satisfies Listing<typeof AuditRow>;

/** The audit logs of all tenants, which platform administrators read at once. */
export const everyAuditListing = {
  ...auditListing,
  table: 'every_audit_log',
  countedAnew: true,
  filters: { ...auditListing.filters, tenantId: { kind: 'values', column: 'tenant_id', of: z.uuid() } },
} satisfies Listing<typeof AuditRow>;
