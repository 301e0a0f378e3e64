import { endpoint } from '@/endpoint';
import { AuditVerdict, VerifyAudit } from '@/services/platform/audit/audit.schema';
import { verifyAudit } from '@/services/platform/audit/audit.seals';

export const GET = endpoint(
  {
    summary: 'Verify the audit log',
    description:
      'Recomputes every seal from the rows as they are now, twenty seals a call. Names the first that is broken.',
    permission: 'audit:read',
    audit: { none: 'reads only' },
    query: VerifyAudit,
    response: AuditVerdict,
  },
  (ctx, { query }) => verifyAudit(ctx, query),
);
