import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { invitationSent } from '@/services/platform/invitations/invitations.events';
import { Invitation } from '@/services/platform/invitations/invitations.schema';
import { resendInvitation } from '@/services/platform/invitations/invitations.service';

export const POST = endpoint(
  {
    summary: 'Send an invitation again',
    description: 'With a new link, good for seven more days; the earlier link stops working.',
    permission: 'members:write',
    audit: invitationSent,
    params: z.object({ invitationId: z.uuid() }),
    response: Invitation,
    errors: ['INVALID_TRANSITION', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { params }) => resendInvitation(ctx, params.invitationId),
);
