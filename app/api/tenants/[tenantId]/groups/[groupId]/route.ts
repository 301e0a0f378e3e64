import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { groupUpdated } from '@/services/platform/groups/groups.events';
import { Group, UpdateGroup } from '@/services/platform/groups/groups.schema';
import { getGroup, updateGroup } from '@/services/platform/groups/groups.service';

const params = z.object({ groupId: z.uuid() });

export const GET = endpoint(
  {
    summary: 'Get a group',
    permission: 'members:read',
    audit: { none: 'reads only' },
    params,
    response: Group,
  },
  (ctx, { params }) => getGroup(ctx, params.groupId),
);

export const PUT = endpoint(
  {
    summary: 'Let a group give a role',
    description: 'Its members have at least this role, from now on; null gives none.',
    permission: 'sso:write',
    audit: groupUpdated,
    params,
    body: UpdateGroup,
    response: Group,
  },
  (ctx, { params, body }) => updateGroup(ctx, params.groupId, body),
);

export const PATCH = PUT;
