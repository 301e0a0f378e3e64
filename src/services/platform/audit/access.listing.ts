import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { AccessRow } from './access.schema';

/** Who looked at protected data of the tenant or took an export. */
export const accessListing = {
  resource: 'access_log',
  table: 'access_logs',
  row: AccessRow,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    action: { kind: 'values', column: 'action', of: z.string().max(80) },
    resourceType: { kind: 'values', column: 'resource_type', of: z.string().max(60) },
    resourceId: { kind: 'values', column: 'resource_id', of: z.string().max(64) },
    actorType: { kind: 'values', column: 'actor_type', of: z.string().max(20) },
    actorId: { kind: 'values', column: 'actor_id', of: z.string().max(64) },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
} satisfies Listing<typeof AccessRow>;
