import { scimEndpoint } from '@/endpoint';
import { memberAdded } from '@/services/platform/members/members.events';
import { ScimQuery } from '@/services/platform/scim/scim.schema';
import { createScimUser, listScimUsers } from '@/services/platform/scim/scim-users.service';

export const GET = scimEndpoint(
  {
    summary: 'List SCIM users',
    description: 'Filter by eq, and names also by sw and co; a page is startIndex and count, at most 200.',
    permission: 'scim:write',
    query: ScimQuery,
  },
  (ctx, { query }) => listScimUsers(ctx, query),
);

export const POST = scimEndpoint(
  { summary: 'Provision a user', permission: 'scim:write', audit: memberAdded, status: 201 },
  (ctx, { body }) => createScimUser(ctx, body),
);
