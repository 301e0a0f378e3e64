import { z } from 'zod';
import { email, instant } from '@/core/schema';
import { Tenant } from '../tenants/tenants.schema';

/** Letters and marks of any script, spaces, apostrophes, hyphens and points: people's names are not A to Z. */
const personName = z
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
  })
  .meta({ id: 'Register' });

export const Registered = z.object({ email: z.string() }).meta({ id: 'Registered' });

export const Login = z
  .strictObject({
    email: email.meta({ title: 'E-mail' }),
    password: z.string().min(1, 'Must not be empty.').max(200).meta({ title: 'Password' }),
    tenantId: z
      .uuid()
      .optional()
      .meta({ description: 'Where to work; the oldest membership when left out.' }),
  })
  .meta({ id: 'Login' });

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
  })
  .meta({ id: 'Me' });

export const SignedOut = z.object({ signedOut: z.literal(true) }).meta({ id: 'SignedOut' });

export type RegisterInput = z.output<typeof Register>;
export type LoginInput = z.output<typeof Login>;
