import { endpoint } from '@/endpoint';
import { Tokens } from '@/services/platform/auth/auth.schema';
import { VerifyOtp } from '@/services/platform/auth/otp.schema';
import { verifyOtp } from '@/services/platform/auth/otp.service';
import { sessionStarted } from '@/services/platform/events';

export const POST = endpoint(
  {
    summary: 'Sign in with a code',
    description: 'The code is good for five minutes and five tries.',
    permission: 'public',
    audit: sessionStarted,
    body: VerifyOtp,
    response: Tokens,
    errors: ['INVALID_CREDENTIALS', 'MFA_REQUIRED'],
  },
  (ctx, { body }) => verifyOtp(ctx, body),
);
