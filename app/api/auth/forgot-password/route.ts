import { endpoint } from '@/endpoint';
import { LetterRequest, LetterRequested } from '@/services/platform/auth/auth.schema';
import { forgotPassword } from '@/services/platform/auth/reset-password.service';

export const POST = endpoint(
  {
    summary: 'Ask for a letter to choose a new password',
    description: 'The answer is the same whether or not the address has an account.',
    permission: 'public',
    audit: { none: 'nothing changes but a letter that is sent' },
    body: LetterRequest,
    response: LetterRequested,
    message: 'If this address has an account, a letter is on its way.',
    errors: ['RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => forgotPassword(ctx, body.email),
);
