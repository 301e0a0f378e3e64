import { z } from 'zod';
import { email } from '@/core/schema';
import { SecondFactor, sixDigits } from './auth.schema';

/** A phone number as E.164 writes it; spaces and hyphens that people type between are dropped. */
export const phone = z
  .string()
  .max(40)
  .overwrite((text) => text.replace(/[\s().\u200e\u200f-]/g, ''))
  .regex(/^\+[1-9]\d{6,14}$/, 'Must be a number such as +9647501234567.');

const address = {
  email: email.optional().meta({ title: 'E-mail' }),
  phone: phone.optional().meta({ title: 'Phone number', description: 'E.164, such as +9647501234567.' }),
};
const isOne = (given: { email?: string; phone?: string }) =>
  (given.email === undefined) !== (given.phone === undefined);
const oneOfBoth = { path: ['email'], error: 'Give either an e-mail address or a phone number.' };

export const OtpRequest = z
  .strictObject({
    ...address,
    channel: z
      .enum(['email', 'sms'])
      .optional()
      .meta({ title: 'Channel', description: 'By mail for an e-mail address, by SMS for a number.' }),
  })
  .refine(isOne, oneOfBoth)
  .meta({ id: 'OtpRequest', examples: [{ email: 'ada@example.com' }] });
export const OtpRequested = z.object({ expiresIn: z.int() }).meta({ id: 'OtpRequested' });

export const VerifyOtp = z
  .strictObject({
    ...address,
    code: sixDigits.meta({ title: 'Code' }),
    tenantId: z.uuid().optional(),
    totp: SecondFactor.shape.code.meta({
      title: 'Authenticator code',
      description: 'The second factor of somebody who has one; MFA_REQUIRED says so.',
    }),
    recoveryCode: SecondFactor.shape.recoveryCode,
  })
  .refine(isOne, oneOfBoth)
  .meta({ id: 'VerifyOtp', examples: [{ email: 'ada@example.com', code: '123456' }] });

export const PhoneRequest = z
  .strictObject({ phone: phone.meta({ title: 'Phone number' }) })
  .meta({ id: 'PhoneRequest' });
export const VerifyPhone = z
  .strictObject({ code: sixDigits.meta({ title: 'Code' }) })
  .meta({ id: 'VerifyPhone', examples: [{ code: '123456' }] });
export const PhoneVerified = z.object({ phone: z.string() }).meta({ id: 'PhoneVerified' });

export type OtpRequestInput = z.output<typeof OtpRequest>;
export type VerifyOtpInput = z.output<typeof VerifyOtp>;
