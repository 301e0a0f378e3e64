import { endpoint, listEndpoint } from '@/endpoint';
import { invitationSent } from '@/services/platform/invitations/invitations.events';
import { Invitation, Invite } from '@/services/platform/invitations/invitations.schema';
import { invite } from '@/services/platform/invitations/invitations.service';
import { userListing } from '@/services/platform/users/users.listing';
import { listUsers } from '@/services/platform/users/users.service';

export const GET = listEndpoint(
  {
    summary: 'List people',
    description: 'Those of the tenant; everybody for a platform administrator.',
    permission: 'members:read',
    listing: userListing,
  },
  (ctx, { query }) => listUsers(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Add a person to the tenant',
    description:
      'Sends them a link, with which they choose a password and belong to the tenant. Nobody is added without their doing, and nobody learns whether an address has an account.',
    permission: 'members:write',
    audit: invitationSent,
    body: Invite,
    response: Invitation,
    status: 201,
    errors: ['FORBIDDEN', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => invite(ctx, body),
);
