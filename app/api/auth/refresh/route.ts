import { endpoint } from '@/endpoint';
import { Refresh, Tokens } from '@/services/platform/auth/auth.schema';
import { refresh } from '@/services/platform/auth/sessions.service';
import { sessionRefreshed } from '@/services/platform/events';

export const POST = endpoint(
  {
    summary: 'Refresh tokens',
    description: 'Each refresh token is used once. A spent one used again ends its session.',
    permission: 'public',
    audit: sessionRefreshed,
    body: Refresh,
    response: Tokens,
    errors: ['INVALID_TOKEN', 'REFRESH_TOKEN_EXPIRED'],
  },
  (ctx, { body }) => refresh(ctx, body.refreshToken),
);
