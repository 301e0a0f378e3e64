import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { userUpdated } from '@/services/platform/events';
import { getUser } from '@/services/platform/users/users.account';
import { userDeleted } from '@/services/platform/users/users.events';
import { UpdateUser, User } from '@/services/platform/users/users.schema';
import { deleteUser, updateUser } from '@/services/platform/users/users.service';

const params = z.object({ userId: z.uuid() });

export const GET = endpoint(
  {
    summary: 'Get a person',
    description: 'Oneself, or for members:read somebody of the tenant.',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    params,
    response: User,
    cache: { resources: ['user', 'member', 'session', 'api_key'], seconds: 3600, per: 'caller' },
    errors: ['FORBIDDEN'],
  },
  (ctx, { params }) => getUser(ctx, params.userId),
);

export const PUT = endpoint(
  {
    summary: 'Change a person',
    description:
      'Their own name, phone and language by the person themselves; role, zones and locations by whoever has members:write.',
    permission: 'signed-in',
    audit: userUpdated,
    params,
    body: UpdateUser,
    response: User,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params, body }) => updateUser(ctx, params.userId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Delete an account, or remove a person from the tenant',
    description:
      "One's own account is deleted and its sessions end; another person is removed from the tenant, which needs members:write.",
    permission: 'signed-in',
    audit: userDeleted,
    params,
    response: Deleted,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params }) => deleteUser(ctx, params.userId),
);
