import { z } from 'zod';
import { email, id, instant } from '@/core/schema';
import { Tenant } from '../tenants/tenants.schema';

/** Letters and marks of any script, spaces, apostrophes, hyphens and points: people's names are not A to Z. */
export const personName = z
  .string()
  .trim()
  .min(1, 'Must not be empty.')
  .max(120, 'Must have at most 120 characters.')
  .regex(/^[\p{L}\p{M}\p{N} '’.-]+$/u, "Use letters, spaces, ' - and . only.");

/** bcrypt reads 72 bytes and ignores the rest, so that more is refused instead of silently not counting. */
const BCRYPT_BYTES = 72;

export const newPassword = z
  .string()
  .min(8, 'Must have at least 8 characters.')
  .regex(/\p{Lu}/u, 'Must hold an upper-case letter.')
  .regex(/\p{N}/u, 'Must hold a digit.')
  .regex(/[^\p{L}\p{N}\s]/u, 'Must hold a special character.')
  .refine(
    (password) => Buffer.byteLength(password) <= BCRYPT_BYTES,
    `Must have at most ${BCRYPT_BYTES} bytes.`,
  );

/** The secret part of a link that we sent. */
const linkToken = z.string().trim().min(1, 'Must not be empty.').max(200);

function asPlainDigits(text: string): string {
  const figures = text.replace(/[\s\u200e\u200f-]/g, '');
  const plain = (first: number) => (figure: string) => String((figure.codePointAt(0) ?? first) - first);
  return figures.replace(/[\u0660-\u0669]/g, plain(0x660)).replace(/[\u06f0-\u06f9]/g, plain(0x6f0));
}

export const Person = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    locale: z.string(),
    status: z.enum(['active', 'suspended']),
    createdAt: instant,
  })
  .meta({ id: 'Person' });

export const Register = z
  .strictObject({
    email: email.meta({ title: 'E-mail' }),
    password: newPassword.meta({ title: 'Password' }),
    name: personName.meta({ title: 'Name' }),
    locale: z
      .enum(['en', 'ar'])
      .default('en')
      .meta({ title: 'Language', description: 'The language of our letters.' }),
  })
  .meta({ id: 'Register' });

export const Registered = z.object({ email: z.string() }).meta({ id: 'Registered' });

/** Six digits as people type them: in groups, or in Arabic figures. */
export const sixDigits = z
  .string()
  .max(40)
  .overwrite(asPlainDigits)
  .regex(/^\d{6}$/, 'Must be six digits.')
  .meta({ examples: ['123456'] });

/** What a person with two-step sign-in gives beside the first proof: one of the two. */
export const SecondFactor = z.strictObject({
  code: sixDigits.optional().meta({
    title: 'Code',
    description: 'Six digits of the authenticator app.',
    examples: ['123456'],
  }),
  recoveryCode: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .optional()
    .meta({ title: 'Recovery code', description: 'One of the ten codes kept for a lost device.' }),
});

export const Login = z
  .strictObject({
    email: email.meta({ title: 'E-mail' }),
    password: z.string().min(1, 'Must not be empty.').max(200).meta({ title: 'Password' }),
    tenantId: z
      .uuid()
      .optional()
      .meta({ description: 'Where to work; the oldest membership when left out.' }),
    ...SecondFactor.shape,
  })
  .meta({ id: 'Login', examples: [{ email: 'ada@example.com', password: 'Sunny-Day-42' }] });

export const VerifyEmail = z.strictObject({ token: linkToken }).meta({ id: 'VerifyEmail' });
export const EmailVerified = z.object({ email: z.string() }).meta({ id: 'EmailVerified' });

/** An address that a letter is asked for. */
export const LetterRequest = z
  .strictObject({ email: email.meta({ title: 'E-mail' }) })
  .meta({ id: 'LetterRequest' });
export const LetterRequested = z.object({ email: z.string() }).meta({ id: 'LetterRequested' });

export const ResetPassword = z
  .strictObject({ token: linkToken, password: newPassword.meta({ title: 'New password' }) })
  .meta({ id: 'ResetPassword' });
export const ResetPasswordByPath = ResetPassword.omit({ token: true }).meta({ id: 'ResetPasswordByPath' });
export const ResetToken = z.object({ token: linkToken });

export const ChangePassword = z
  .strictObject({
    currentPassword: z.string().min(1, 'Must not be empty.').max(200).meta({ title: 'Present password' }),
    newPassword: newPassword.meta({ title: 'New password' }),
  })
  .meta({ id: 'ChangePassword' });
export const PasswordChanged = z
  .object({ sessionsEnded: z.int().meta({ description: 'How many other sessions were signed out.' }) })
  .meta({ id: 'PasswordChanged' });
export const UserParams = z.object({ userId: id });

export const Tokens = z
  .object({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds until the access token expires.' }),
    refreshToken: z.string(),
    refreshExpiresAt: instant,
    user: Person,
    tenantId: z.uuid().nullable(),
  })
  .meta({ id: 'Tokens' });

export const Refresh = z.strictObject({ refreshToken: z.string().min(1).max(200) }).meta({ id: 'Refresh' });

export const Me = z
  .object({
    user: Person,
    tenant: Tenant.nullable(),
    role: z.string().nullable(),
    permissions: z.array(z.string()),
    memberships: z.array(
      z.object({ tenantId: z.uuid(), tenantName: z.string(), tenantSlug: z.string(), role: z.string() }),
    ),
    emailVerified: z.boolean(),
    phone: z.string().nullable().meta({ description: 'E.164; it signs in only once it is verified.' }),
    phoneVerified: z.boolean(),
    secondFactor: z.boolean().meta({ description: 'An authenticator app is set up.' }),
    lacksSecondFactor: z.boolean().meta({
      description: 'The tenant asks for a second factor that this session was begun without.',
    }),
  })
  .meta({ id: 'Me' });

export const SignedOut = z.object({ signedOut: z.literal(true) }).meta({ id: 'SignedOut' });

export type RegisterInput = z.output<typeof Register>;
export type SecondFactorInput = z.output<typeof SecondFactor>;
export type ChangePasswordInput = z.output<typeof ChangePassword>;
export type ResetPasswordInput = z.output<typeof ResetPassword>;
export type LoginInput = z.output<typeof Login>;
