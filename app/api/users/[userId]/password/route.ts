import { endpoint } from '@/endpoint';
import { passwordChanged } from '@/services/platform/auth/auth.events';
import { ChangePassword, PasswordChanged, UserParams } from '@/services/platform/auth/auth.schema';
import { changePasswordOf } from '@/services/platform/auth/change-password.service';

export const PUT = endpoint(
  {
    summary: 'Change your password under your own id',
    description: 'Needs the present one. Other sessions are signed out; this one stays.',
    permission: 'signed-in',
    audit: passwordChanged,
    params: UserParams,
    body: ChangePassword,
    response: PasswordChanged,
    errors: ['RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { params, body }) => changePasswordOf(ctx, params.userId, body),
);

export const PATCH = PUT;
