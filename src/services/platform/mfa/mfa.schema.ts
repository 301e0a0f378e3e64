import { z } from 'zod';
import { instant } from '@/core/schema';
import { SecondFactor, sixDigits } from '../auth/auth.schema';

export const Mfa = z
  .object({
    enabled: z.boolean(),
    enabledAt: instant.nullable(),
    recoveryCodesLeft: z.int(),
    required: z.boolean().meta({ description: 'The tenant asks everybody for a second factor.' }),
  })
  .meta({ id: 'Mfa' });

export const TotpSetup = z
  .object({
    secret: z.string().meta({ description: 'Base32, to type where no picture can be taken.' }),
    otpauthUrl: z.string(),
    qr: z.string().meta({ description: 'The same as a picture: an SVG as a data URL.' }),
  })
  .meta({ id: 'TotpSetup' });

export const ConfirmTotp = z
  .strictObject({ code: sixDigits.meta({ title: 'Code' }) })
  .meta({ id: 'ConfirmTotp', examples: [{ code: '123456' }] });

export const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).meta({ description: 'Shown now and never again.' }) })
  .meta({ id: 'RecoveryCodes' });

/** What proves a person anew before two-step sign-in is changed: one of the three. */
export const MfaProof = z
  .strictObject({
    password: z.string().min(1).max(200).optional().meta({ title: 'Password' }),
    ...SecondFactor.shape,
  })
  .refine(
    ({ password, code, recoveryCode }) =>
      [password, code, recoveryCode].filter((proof) => proof !== undefined).length === 1,
    { path: ['password'], error: 'Give your password, a code or a recovery code.' },
  )
  .meta({ id: 'MfaProof', examples: [{ password: 'Sunny-Day-42' }] });

export const VerifyMfa = z
  .strictObject({
    challenge: z.string().min(1).max(200).meta({ description: 'As MFA_REQUIRED gave it.' }),
    ...SecondFactor.shape,
  })
  .refine(({ code, recoveryCode }) => (code === undefined) !== (recoveryCode === undefined), {
    path: ['code'],
    error: 'Give either a code or a recovery code.',
  })
  .meta({ id: 'VerifyMfa', examples: [{ challenge: 'shown-once', code: '123456' }] });

export const MfaOff = z.object({ enabled: z.literal(false) }).meta({ id: 'MfaOff' });

export type MfaProofInput = z.output<typeof MfaProof>;
export type VerifyMfaInput = z.output<typeof VerifyMfa>;
