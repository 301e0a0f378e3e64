import { z } from 'zod';
import { instant, text } from '@/core/schema';

const RESERVED = [
  'www',
  'api',
  'app',
  'admin',
  'console',
  'mail',
  'docs',
  'static',
  'assets',
  'health',
  'status',
  'localhost',
];

/** A name usable as a host label: 2 to 63 of a-z, 0-9 and inner hyphens, and none of ours. */
export const hostLabel = z
  .string()
  .trim()
  .toLowerCase()
  .min(2, 'Must have at least 2 characters.')
  .max(63, 'Must have at most 63 characters.')
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    'Use a–z, 0–9 and hyphens, beginning and ending with a letter or digit.',
  )
  .refine((label) => !RESERVED.includes(label), 'This name is reserved. Choose another.');

/** A BCP 47 language tag that this machine knows. */
export const locale = z.string().max(10).refine(isLocale, 'Must be a language tag such as en or ar-IQ.');
/** An IANA time zone that this machine knows. */
const timezone = z.string().max(64).refine(isTimezone, 'Must be a time zone such as Europe/Berlin.');
const currency = z
  .string()
  .length(3)
  .toUpperCase()
  .refine(
    (code) => Intl.supportedValuesOf('currency').includes(code),
    'Must be an ISO 4217 code such as USD.',
  );

export const TenantModule = z.enum(['sites', 'drift', 'commerce', 'integrations', 'clinic']);

export const Tenant = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    subdomain: z.string(),
    status: z.enum(['active', 'suspended']),
    plan: z.enum(['free', 'starter', 'pro', 'enterprise']),
    modules: z.array(TenantModule),
    locale: z.string(),
    timezone: z.string(),
    currency: z.string(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Tenant' });

export const CreateTenant = z
  .strictObject({
    name: text(120).meta({ title: 'Name' }),
    slug: hostLabel
      .optional()
      .meta({ title: 'Short name', description: 'Made from the name when left out.' }),
    subdomain: hostLabel
      .optional()
      .meta({ title: 'Subdomain', description: 'The short name when left out.' }),
    locale: locale.default('en').meta({ title: 'Language' }),
    timezone: timezone.default('UTC').meta({ title: 'Time zone' }),
    currency: currency.default('USD').meta({ title: 'Currency' }),
    modules: z.array(TenantModule).min(1).default(['sites']).meta({ title: 'Modules' }),
  })
  .meta({ id: 'CreateTenant' });

export const UpdateTenant = z
  .strictObject({
    name: text(120),
    locale,
    timezone,
    currency,
    modules: z.array(TenantModule).min(1),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateTenant' });

export type CreateTenantInput = z.output<typeof CreateTenant>;
export type UpdateTenantInput = z.output<typeof UpdateTenant>;

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
