import { endpoint } from '@/endpoint';
import { AuditPublicKey } from '@/services/platform/audit/audit.schema';
import { auditPublicKey } from '@/services/platform/audit/audit.seals';

export const GET = endpoint(
  {
    summary: 'Show the key that seals the audit log',
    description:
      'Note it once, so that a proof is checked against a key that came another way than the proof.',
    permission: 'public',
    audit: { none: 'reads only' },
    response: AuditPublicKey,
  },
  () => auditPublicKey(),
);
