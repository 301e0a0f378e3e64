import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { invitationRevoked } from '@/services/platform/invitations/invitations.events';
import { revokeInvitation } from '@/services/platform/invitations/invitations.service';

export const DELETE = endpoint(
  {
    summary: 'Take an invitation back',
    permission: 'members:write',
    audit: invitationRevoked,
    params: z.object({ invitationId: z.uuid() }),
    response: Deleted,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params }) => revokeInvitation(ctx, params.invitationId),
);
