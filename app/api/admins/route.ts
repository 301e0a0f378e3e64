import { endpoint, listEndpoint } from '@/endpoint';
import { adminListing } from '@/services/platform/admins/admins.listing';
import { AppointAdmin } from '@/services/platform/admins/admins.schema';
import { listAdmins } from '@/services/platform/admins/admins.service';
import { invitationSent } from '@/services/platform/invitations/invitations.events';
import { Invitation } from '@/services/platform/invitations/invitations.schema';
import { invite } from '@/services/platform/invitations/invitations.service';

export const GET = listEndpoint(
  { summary: 'List administrators', permission: 'admins:read', listing: adminListing },
  (ctx, { query }) => listAdmins(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Appoint an administrator',
    description: 'Sends them a link, with which they choose a password and belong to the tenant.',
    permission: 'admins:write',
    audit: invitationSent,
    body: AppointAdmin,
    response: Invitation,
    status: 201,
    errors: ['FORBIDDEN', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => invite(ctx, body),
);
