import { endpoint } from '@/endpoint';
import { OtpRequest, OtpRequested } from '@/services/platform/auth/otp.schema';
import { requestOtp } from '@/services/platform/auth/otp.service';

export const POST = endpoint(
  {
    summary: 'Ask for a sign-in code',
    description:
      'Six digits by mail, or by SMS to a number that the person has verified. The answer is the same for unknown ones.',
    permission: 'public',
    audit: { none: 'nothing changes but a message that is sent' },
    body: OtpRequest,
    response: OtpRequested,
    message: 'If somebody can be reached there, a code is on its way.',
    errors: ['RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => requestOtp(ctx, body),
);
