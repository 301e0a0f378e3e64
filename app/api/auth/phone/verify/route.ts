import { endpoint } from '@/endpoint';
import { phoneVerified } from '@/services/platform/auth/auth.events';
import { PhoneVerified, VerifyPhone } from '@/services/platform/auth/otp.schema';
import { verifyPhone } from '@/services/platform/auth/phone.service';

export const POST = endpoint(
  {
    summary: 'Confirm your phone number',
    description: 'From then on one can sign in by SMS.',
    permission: 'signed-in',
    audit: phoneVerified,
    body: VerifyPhone,
    response: PhoneVerified,
  },
  (ctx, { body }) => verifyPhone(ctx, body.code),
);
