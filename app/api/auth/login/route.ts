import { endpoint } from '@/endpoint';
import { Login, Tokens } from '@/services/platform/auth/auth.schema';
import { login } from '@/services/platform/auth/auth.service';
import { sessionStarted } from '@/services/platform/events';

export const POST = endpoint(
  {
    summary: 'Sign in for tokens',
    description: 'For apps and scripts. The console signs in by session cookie instead.',
    permission: 'public',
    audit: sessionStarted,
    body: Login,
    response: Tokens,
    errors: ['INVALID_CREDENTIALS', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => login(ctx, body),
);
