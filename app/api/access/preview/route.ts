import { endpoint } from '@/endpoint';
import { PreviewRole, RolePreview } from '@/services/platform/access/access.schema';
import { previewRole } from '@/services/platform/access/access.service';

export const POST = endpoint(
  {
    summary: 'Preview what another role would change for a member',
    permission: 'access:read',
    audit: { none: 'a question; it changes nothing' },
    body: PreviewRole,
    response: RolePreview,
  },
  (ctx, { body }) => previewRole(ctx, body),
);
