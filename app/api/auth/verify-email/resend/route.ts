import { endpoint } from '@/endpoint';
import { LetterRequest, LetterRequested } from '@/services/platform/auth/auth.schema';
import { resendVerifyLetter } from '@/services/platform/auth/verify-email.service';

export const POST = endpoint(
  {
    summary: 'Send the confirming letter again',
    description: 'The answer is the same whether or not somebody lives there.',
    permission: 'public',
    audit: { none: 'nothing changes but a letter that is sent' },
    body: LetterRequest,
    response: LetterRequested,
    message: 'If this address waits to be confirmed, a letter is on its way.',
    errors: ['RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => resendVerifyLetter(ctx, body.email),
);
