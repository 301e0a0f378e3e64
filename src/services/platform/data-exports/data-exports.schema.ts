import { z } from 'zod';
import { id, instant } from '@/core/schema';

/** What a person asked of their own data. */
export const DataRequest = z
  .object({
    id: z.uuid(),
    kind: z.enum(['export', 'erasure']),
    status: z.enum(['pending', 'running', 'done', 'failed', 'expired']),
    size: z.int().nullable().meta({ description: 'Bytes of the copy.' }),
    error: z.string().nullable(),
    expiresAt: instant.nullable().meta({ description: 'Until when the copy can be fetched.' }),
    completedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'DataRequest' });

export const DataRequestParams = z.object({ requestId: id });
