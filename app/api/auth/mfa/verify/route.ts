import { endpoint } from '@/endpoint';
import { Tokens } from '@/services/platform/auth/auth.schema';
import { sessionStarted } from '@/services/platform/events';
import { VerifyMfa } from '@/services/platform/mfa/mfa.schema';
import { verifyMfa } from '@/services/platform/mfa/verify-mfa.service';

export const POST = endpoint(
  {
    summary: 'Finish signing in with the second factor',
    description: 'With the challenge of an answer MFA_REQUIRED, and a code of the app or a recovery code.',
    permission: 'public',
    audit: sessionStarted,
    body: VerifyMfa,
    response: Tokens,
    errors: ['INVALID_TOKEN', 'INVALID_CREDENTIALS', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => verifyMfa(ctx, body),
);
