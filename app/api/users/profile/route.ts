import { endpoint } from '@/endpoint';
import { userUpdated } from '@/services/platform/events';
import { UpdateProfile, User } from '@/services/platform/users/users.schema';
import { getProfile, updateProfile } from '@/services/platform/users/users.service';

export const GET = endpoint(
  {
    summary: 'Get your profile',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: User,
  },
  (ctx) => getProfile(ctx),
);

export const PUT = endpoint(
  {
    summary: 'Change your profile',
    permission: 'signed-in',
    audit: userUpdated,
    body: UpdateProfile,
    response: User,
  },
  (ctx, { body }) => updateProfile(ctx, body),
);

export const PATCH = PUT;
