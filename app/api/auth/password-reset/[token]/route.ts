import { endpoint } from '@/endpoint';
import { passwordReset } from '@/services/platform/auth/auth.events';
import { ResetPasswordByPath, ResetToken } from '@/services/platform/auth/auth.schema';
import { resetPassword } from '@/services/platform/auth/reset-password.service';
import { SessionsEnded } from '@/services/platform/auth/sessions.schema';

export const POST = endpoint(
  {
    summary: 'Choose a new password by a token in the path',
    description: 'As `POST /api/auth/reset-password`, which keeps the token out of logs.',
    permission: 'public',
    audit: passwordReset,
    params: ResetToken,
    body: ResetPasswordByPath,
    response: SessionsEnded,
    message: 'Your password is changed. Sign in with it.',
    errors: ['INVALID_TOKEN'],
  },
  (ctx, { params, body }) => resetPassword(ctx, { ...params, ...body }),
);
