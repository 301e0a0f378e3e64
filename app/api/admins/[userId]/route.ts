import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { UpdateAdmin } from '@/services/platform/admins/admins.schema';
import { getAdmin, removeAdmin, updateAdmin } from '@/services/platform/admins/admins.service';
import { memberRemoved, memberUpdated } from '@/services/platform/members/members.events';
import { Member } from '@/services/platform/members/members.schema';

const params = z.object({ userId: z.uuid() });

export const GET = endpoint(
  {
    summary: 'Get an administrator',
    permission: 'admins:read',
    audit: { none: 'reads only' },
    params,
    response: Member,
  },
  (ctx, { params }) => getAdmin(ctx, params.userId),
);

export const PUT = endpoint(
  {
    summary: 'Change an administrator',
    permission: 'admins:write',
    audit: memberUpdated,
    params,
    body: UpdateAdmin,
    response: Member,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params, body }) => updateAdmin(ctx, params.userId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Remove an administrator',
    permission: 'admins:write',
    audit: memberRemoved,
    params,
    response: Deleted,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params }) => removeAdmin(ctx, params.userId),
);
