import { endpoint } from '@/endpoint';
import { emailVerified } from '@/services/platform/auth/auth.events';
import { EmailVerified, VerifyEmail } from '@/services/platform/auth/auth.schema';
import { verifyEmail } from '@/services/platform/auth/verify-email.service';

export const POST = endpoint(
  {
    summary: 'Confirm an e-mail address',
    description: 'With the token of the link that was sent there.',
    permission: 'public',
    audit: emailVerified,
    body: VerifyEmail,
    response: EmailVerified,
    errors: ['INVALID_TOKEN'],
  },
  (ctx, { body }) => verifyEmail(ctx, body.token),
);
