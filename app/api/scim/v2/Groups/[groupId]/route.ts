import { z } from 'zod';
import { scimEndpoint } from '@/endpoint';
import { groupDeleted, groupUpdated } from '@/services/platform/groups/groups.events';
import { ScimOneQuery } from '@/services/platform/scim/scim.schema';
import {
  deleteScimGroup,
  getScimGroup,
  patchScimGroup,
  replaceScimGroup,
} from '@/services/platform/scim/scim-groups.service';

// Any text: what is no id of ours is the id of nothing.
const params = z.object({ groupId: z.string().max(200) });

export const GET = scimEndpoint(
  { summary: 'Get a SCIM group', permission: 'scim:write', params, query: ScimOneQuery },
  (ctx, { params, query }) => getScimGroup(ctx, params.groupId, query),
);

export const PUT = scimEndpoint(
  { summary: 'Replace a SCIM group', permission: 'scim:write', audit: groupUpdated, params },
  (ctx, { params, body }) => replaceScimGroup(ctx, params.groupId, body),
);

export const PATCH = scimEndpoint(
  { summary: 'Change a SCIM group', permission: 'scim:write', audit: groupUpdated, params },
  (ctx, { params, body }) => patchScimGroup(ctx, params.groupId, body),
);

export const DELETE = scimEndpoint(
  { summary: 'Deprovision a group', permission: 'scim:write', audit: groupDeleted, params },
  (ctx, { params }) => deleteScimGroup(ctx, params.groupId),
);
