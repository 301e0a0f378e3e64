import { endpoint } from '@/endpoint';
import { lookAtInvitation } from '@/services/platform/invitations/invitations.accept';
import { InvitationOffer, LookAtInvitation } from '@/services/platform/invitations/invitations.schema';

export const POST = endpoint(
  {
    summary: 'Look at an invitation before accepting it',
    permission: 'public',
    audit: { none: 'changes nothing; a POST only so that the token stands in no address' },
    body: LookAtInvitation,
    response: InvitationOffer,
    errors: ['INVALID_TOKEN'],
  },
  (ctx, { body }) => lookAtInvitation(ctx, body.token),
);
