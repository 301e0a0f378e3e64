import { endpoint } from '@/endpoint';
import { acceptInvitation } from '@/services/platform/invitations/invitations.accept';
import { invitationAccepted } from '@/services/platform/invitations/invitations.events';
import { AcceptedInvitation, AcceptInvitation } from '@/services/platform/invitations/invitations.schema';

export const POST = endpoint(
  {
    summary: 'Accept an invitation',
    description:
      'Somebody new gives a name and chooses a password; somebody who has an account gives its password.',
    permission: 'public',
    audit: invitationAccepted,
    body: AcceptInvitation,
    response: AcceptedInvitation,
    errors: ['INVALID_TOKEN', 'INVALID_CREDENTIALS', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => acceptInvitation(ctx, body),
);
