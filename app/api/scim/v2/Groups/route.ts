import { scimEndpoint } from '@/endpoint';
import { groupCreated } from '@/services/platform/groups/groups.events';
import { ScimQuery } from '@/services/platform/scim/scim.schema';
import { createScimGroup, listScimGroups } from '@/services/platform/scim/scim-groups.service';

export const GET = scimEndpoint(
  {
    summary: 'List SCIM groups',
    description: 'Filter by eq, and names also by sw and co; a page is startIndex and count, at most 200.',
    permission: 'scim:write',
    query: ScimQuery,
  },
  (ctx, { query }) => listScimGroups(ctx, query),
);

export const POST = scimEndpoint(
  { summary: 'Provision a group', permission: 'scim:write', audit: groupCreated, status: 201 },
  (ctx, { body }) => createScimGroup(ctx, body),
);
