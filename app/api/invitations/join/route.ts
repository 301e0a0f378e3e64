import { endpoint } from '@/endpoint';
import { acceptInvitationSignedIn } from '@/services/platform/invitations/invitations.accept';
import { invitationAccepted } from '@/services/platform/invitations/invitations.events';
import { AcceptedInvitation, LookAtInvitation } from '@/services/platform/invitations/invitations.schema';

export const POST = endpoint(
  {
    summary: 'Accept an invitation as the person signed in',
    permission: 'signed-in',
    audit: invitationAccepted,
    body: LookAtInvitation,
    response: AcceptedInvitation,
    errors: ['INVALID_TOKEN', 'FORBIDDEN'],
  },
  (ctx, { body }) => acceptInvitationSignedIn(ctx, body.token),
);
