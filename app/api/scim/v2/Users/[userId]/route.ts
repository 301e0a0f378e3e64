import { z } from 'zod';
import { scimEndpoint } from '@/endpoint';
import { memberRemoved, memberUpdated } from '@/services/platform/members/members.events';
import { ScimOneQuery } from '@/services/platform/scim/scim.schema';
import {
  deleteScimUser,
  getScimUser,
  patchScimUser,
  replaceScimUser,
} from '@/services/platform/scim/scim-users.service';

// Any text: what is no id of ours is the id of nothing.
const params = z.object({ userId: z.string().max(200) });

export const GET = scimEndpoint(
  { summary: 'Get a SCIM user', permission: 'scim:write', params, query: ScimOneQuery },
  (ctx, { params, query }) => getScimUser(ctx, params.userId, query),
);

export const PUT = scimEndpoint(
  { summary: 'Replace a SCIM user', permission: 'scim:write', audit: memberUpdated, params },
  (ctx, { params, body }) => replaceScimUser(ctx, params.userId, body),
);

export const PATCH = scimEndpoint(
  { summary: 'Change a SCIM user', permission: 'scim:write', audit: memberUpdated, params },
  (ctx, { params, body }) => patchScimUser(ctx, params.userId, body),
);

export const DELETE = scimEndpoint(
  { summary: 'Deprovision a user', permission: 'scim:write', audit: memberRemoved, params },
  (ctx, { params }) => deleteScimUser(ctx, params.userId),
);
