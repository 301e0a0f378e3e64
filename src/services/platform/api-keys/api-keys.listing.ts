import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { ApiKey } from './api-keys.schema';

/** A tenant's API keys, the revoked ones among them. */
export const apiKeyListing = {
  resource: 'api_key',
  table: 'api_keys',
  row: ApiKey,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    mode: { kind: 'values', column: 'mode', of: z.enum(['live', 'test']) },
    revoked: { kind: 'boolean', column: '(revoked_at is not null)' },
  },
} satisfies Listing<typeof ApiKey>;
