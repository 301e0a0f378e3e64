import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { IdentityProviderRow, ProviderKind } from './identity-providers.schema';

/** A tenant's connections to identity providers. */
export const identityProviderListing = {
  resource: 'identity_provider',
  table: 'identity_providers',
  row: IdentityProviderRow,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    status: { kind: 'values', column: 'status', of: z.enum(['active', 'disabled']) },
    kind: { kind: 'values', column: 'kind', of: ProviderKind },
  },
} satisfies Listing<typeof IdentityProviderRow>;
