import { z } from 'zod';
import { canonicalRange } from '@/core/auth/allowed-addresses';
import { instant, text } from '@/core/schema';

const mode = z.enum(['live', 'test']);

export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mode,
    prefix: z.string(),
    scopes: z.array(z.string()),
    rateLimit: z.int().nullable(),
    allowedAddresses: z.array(z.string()),
    rotatedFromId: z.uuid().nullable().meta({ description: 'The key that this one replaces.' }),
    createdById: z.uuid().nullable().meta({ description: 'Whoever made it; the key outlives them.' }),
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    revokedReason: z.string().nullable(),
    version: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'ApiKey' });

export const CreatedApiKey = ApiKey.extend({
  key: z.string().meta({ description: 'The whole key. It is shown now and never again.' }),
}).meta({ id: 'CreatedApiKey' });

const name = text(120).meta({ title: 'Name' });
const scopes = z.array(z.string().max(60)).min(1, 'Choose at least one.').max(200).meta({
  title: 'Scopes',
  description: 'Permissions such as pages:write, or the shorthands read and write.',
});
const rateLimit = z.int().positive().max(1_000_000).meta({ title: 'Requests per window' });
const expiresAt = instant.meta({ title: 'Expires' });
const address = z
  .string()
  .max(60)
  .refine(
    (range) => canonicalRange(range) !== null,
    'Must be an address such as 192.0.2.7, or a range such as 192.0.2.0/24 or 2001:db8::/32.',
  )
  .overwrite((range) => canonicalRange(range) ?? range)
  .meta({ examples: ['192.0.2.0/24'] });
const allowedAddresses = z.array(address).max(50).meta({
  title: 'Allowed addresses',
  description: 'Network addresses or ranges that may use the key; none for any.',
});

export const CreateApiKey = z
  .strictObject({
    name,
    mode: mode.default('live').meta({
      title: 'Mode',
      description: 'A test key reaches test data only, and is refused where a module has none.',
    }),
    scopes,
    rateLimit: rateLimit.optional(),
    allowedAddresses: allowedAddresses.optional(),
    expiresAt: expiresAt.optional(),
  })
  .meta({ id: 'CreateApiKey' });

export const UpdateApiKey = z
  .strictObject({
    name,
    scopes,
    rateLimit: rateLimit.nullable(),
    allowedAddresses,
    expiresAt: expiresAt.nullable(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateApiKey' });

export const RotateApiKey = z
  .strictObject({
    overlapHours: z.int().min(0).max(168).default(24).meta({
      title: 'Overlap in hours',
      description: 'How long the old key goes on working.',
    }),
  })
  .meta({ id: 'RotateApiKey' });

export const ApiKeyUsageQuery = z.object({
  from: z.iso.date().optional().meta({ description: 'First day (UTC); 29 days before the last.' }),
  to: z.iso.date().optional().meta({ description: 'Last day (UTC); today.' }),
});

const counts = { calls: z.int(), failures: z.int() };
export const ApiKeyUsage = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    total: z.object(counts),
    days: z.array(z.object({ day: z.iso.date(), ...counts })),
    endpoints: z.array(z.object({ endpoint: z.string(), ...counts })),
    daysByEndpoint: z.array(z.object({ day: z.iso.date(), endpoint: z.string(), ...counts })),
  })
  .meta({ id: 'ApiKeyUsage' });

export const LeakedKey = z
  .strictObject({ key: z.string().min(1, 'Must not be empty.').max(200) })
  .meta({ id: 'LeakedKey' });
export const LeakReceived = z.object({ received: z.literal(true) }).meta({ id: 'LeakReceived' });

export type CreateApiKeyInput = z.output<typeof CreateApiKey>;
export type UpdateApiKeyInput = z.output<typeof UpdateApiKey>;
