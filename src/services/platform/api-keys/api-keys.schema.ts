import { z } from 'zod';
import { instant, text } from '@/core/schema';

export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mode: z.enum(['live', 'test']),
    prefix: z.string(),
    scopes: z.array(z.string()),
    rateLimit: z.int().nullable(),
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    version: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'ApiKey' });

export const CreatedApiKey = ApiKey.extend({
  key: z.string().meta({ description: 'The whole key. It is shown now and never again.' }),
}).meta({ id: 'CreatedApiKey' });

export const CreateApiKey = z
  .strictObject({
    name: text(120).meta({ title: 'Name' }),
    scopes: z.array(z.string().max(60)).min(1, 'Choose at least one.').max(200).meta({
      title: 'Scopes',
      description: 'Permissions such as pages:write, or the shorthands read and write.',
    }),
    rateLimit: z.int().positive().max(1_000_000).optional().meta({ title: 'Requests per window' }),
    expiresAt: instant.optional().meta({ title: 'Expires' }),
  })
  .meta({ id: 'CreateApiKey' });

export type CreateApiKeyInput = z.output<typeof CreateApiKey>;
