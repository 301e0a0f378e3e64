import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { Tenant } from './tenants.schema';

/** Tenants that the caller may see: their own, or all for a platform administrator. */
export const tenantListing = {
  resource: 'tenant',
  table: 'tenants',
  row: Tenant,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    status: { kind: 'values', column: 'status', of: z.enum(['active', 'suspended']) },
    slug: { kind: 'values', column: 'slug', of: z.string() },
    plan: { kind: 'values', column: 'plan', of: z.string() },
  },
  where: 'deleted_at is null',
} satisfies Listing<typeof Tenant>;
