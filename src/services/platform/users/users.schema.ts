import { z } from 'zod';
import { email, instant } from '@/core/schema';
import { personName } from '../auth/auth.schema';
import { locationIds, Role, zones } from '../members/members.schema';
import { locale as localeTag } from '../tenants/tenants.schema';

export const AccountStatus = z.enum(['active', 'suspended', 'erased']);

export const User = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    locale: z.string(),
    status: AccountStatus,
    role: z.string().nullable().meta({ description: 'In the tenant of the call.' }),
    emailVerifiedAt: instant.nullable(),
    lastLoginAt: instant.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'User' });

const name = personName.meta({ title: 'Name' });
const phone = z
  .string()
  .trim()
  .regex(/^\+[1-9]\d{6,14}$/, 'Must be an international number such as +442071838750.')
  .nullable()
  .meta({ title: 'Phone' });
const locale = localeTag.meta({ title: 'Language' });
const atLeastOne = 'Name at least one field to change.';

/** What people say of themselves. */
export const UpdateProfile = z
  .strictObject({ name, phone, locale })
  .partial()
  .refine((change) => Object.keys(change).length > 0, atLeastOne)
  .meta({ id: 'UpdateProfile' });

/** A person's own profile, or what an administrator decides about a member. */
export const UpdateUser = z
  .strictObject({ name, phone, locale, role: Role, zones, locationIds })
  .partial()
  .refine((change) => Object.keys(change).length > 0, atLeastOne)
  .meta({ id: 'UpdateUser' });

export const ChangeEmail = z
  .strictObject({
    email: email.meta({ title: 'New e-mail' }),
    password: z
      .string()
      .min(1, 'Must not be empty.')
      .max(200)
      .optional()
      .meta({ title: 'Password', description: 'The present one, of whoever has one.' }),
  })
  .meta({ id: 'ChangeEmail' });

export const EmailChangeAsked = z.object({ email: z.string() }).meta({ id: 'EmailChangeAsked' });

export const ConfirmEmail = z
  .strictObject({ token: z.string().min(1, 'Must not be empty.').max(200) })
  .meta({ id: 'ConfirmEmail' });

export type UpdateProfileInput = z.output<typeof UpdateProfile>;
export type UpdateUserInput = z.output<typeof UpdateUser>;
export type UserData = z.output<typeof User>;
