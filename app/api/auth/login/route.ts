import { endpoint } from '@/endpoint';
import { Login, Tokens } from '@/services/platform/auth/auth.schema';
import { login } from '@/services/platform/auth/auth.service';
import { sessionStarted } from '@/services/platform/events';

export const POST = endpoint(
  {
    summary: 'Sign in for tokens',
    description:
      'For apps and scripts; the console signs in by session cookie. Who has two-step sign-in gives a `code` as well, or ' +
      'goes on with the `challenge` that `MFA_REQUIRED` holds in its details.',
    permission: 'public',
    audit: sessionStarted,
    body: Login,
    response: Tokens,
    errors: ['INVALID_CREDENTIALS', 'MFA_REQUIRED', 'PASSWORD_EXPIRED', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => login(ctx, body),
);
