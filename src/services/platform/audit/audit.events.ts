import { defineEvent, type EventDefinition } from '@/core/events/catalogue';
import { AuditSeal, Reverted } from './audit.schema';

export const auditSealed = defineEvent({
  resource: 'audit_seal',
  type: 'audit.sealed',
  summary: 'A batch of the audit log was sealed; keep its hash to prove later that nothing was cut off',
  payload: AuditSeal,
  permission: 'audit:read',
});

export const recordReverted = defineEvent({
  resource: 'audit_log',
  type: 'record.reverted',
  summary: 'A record was set back to what it was before an audited change',
  payload: Reverted,
  permission: 'audit:read',
});

export const auditEvents: readonly EventDefinition[] = [auditSealed, recordReverted];
