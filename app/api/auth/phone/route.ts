import { endpoint } from '@/endpoint';
import { OtpRequested, PhoneRequest } from '@/services/platform/auth/otp.schema';
import { requestPhoneCode } from '@/services/platform/auth/phone.service';

export const POST = endpoint(
  {
    summary: 'Send a code to a phone number of your own',
    permission: 'signed-in',
    audit: { none: 'nothing changes but a message that is sent' },
    body: PhoneRequest,
    response: OtpRequested,
    errors: ['RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => requestPhoneCode(ctx, body.phone),
);
