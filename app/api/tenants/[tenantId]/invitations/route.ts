import { endpoint, listEndpoint } from '@/endpoint';
import { invitationSent } from '@/services/platform/invitations/invitations.events';
import { invitationListing } from '@/services/platform/invitations/invitations.listing';
import { Invitation, Invite } from '@/services/platform/invitations/invitations.schema';
import { invite, listInvitations } from '@/services/platform/invitations/invitations.service';

export const GET = listEndpoint(
  { summary: 'List invitations', permission: 'members:read', listing: invitationListing },
  (ctx, { query }) => listInvitations(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Invite somebody to the tenant',
    description:
      'Sends a letter with a link that is good for seven days. Inviting an address again renews what is pending. The answer is the same whether or not the address has an account.',
    permission: 'members:write',
    audit: invitationSent,
    body: Invite,
    response: Invitation,
    status: 201,
    errors: ['FORBIDDEN', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => invite(ctx, body),
);
