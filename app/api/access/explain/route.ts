import { endpoint } from '@/endpoint';
import { AccessExplained, ExplainAccess } from '@/services/platform/access/access.schema';
import { explainAccess } from '@/services/platform/access/access.service';

export const POST = endpoint(
  {
    summary: 'Explain why something is allowed or refused',
    description: 'For a person or key of the tenant, and a permission or an endpoint. Changes nothing.',
    permission: 'access:read',
    audit: { none: 'a question; it changes nothing' },
    body: ExplainAccess,
    response: AccessExplained,
  },
  (ctx, { body }) => explainAccess(ctx, body),
);
