import { endpoint } from '@/endpoint';
import { passwordReset } from '@/services/platform/auth/auth.events';
import { ResetPassword } from '@/services/platform/auth/auth.schema';
import { resetPassword } from '@/services/platform/auth/reset-password.service';
import { SessionsEnded } from '@/services/platform/auth/sessions.schema';

export const POST = endpoint(
  {
    summary: 'Choose a new password by letter',
    description: 'The token works once, for an hour. The person is signed out everywhere.',
    permission: 'public',
    audit: passwordReset,
    body: ResetPassword,
    response: SessionsEnded,
    message: 'Your password is changed. Sign in with it.',
    errors: ['INVALID_TOKEN'],
  },
  (ctx, { body }) => resetPassword(ctx, body),
);
