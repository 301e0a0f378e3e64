import { endpoint } from '@/endpoint';
import { passwordChanged } from '@/services/platform/auth/auth.events';
import { ChangePassword, PasswordChanged } from '@/services/platform/auth/auth.schema';
import { changePassword } from '@/services/platform/auth/change-password.service';

export const POST = endpoint(
  {
    summary: 'Change your password',
    description: 'Needs the present one. Other sessions are signed out; this one stays.',
    permission: 'signed-in',
    audit: passwordChanged,
    body: ChangePassword,
    response: PasswordChanged,
    errors: ['RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => changePassword(ctx, body),
);
