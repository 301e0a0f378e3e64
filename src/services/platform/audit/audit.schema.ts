import { z } from 'zod';
import { instant } from '@/core/schema';

export const AuditLog = z
  .object({
    id: z.uuid(),
    action: z.string(),
    operation: z.enum(['insert', 'update', 'delete']),
    resourceType: z.string(),
    resourceId: z.string(),
    actorType: z.string(),
    actorId: z.string().nullable(),
    before: z.record(z.string(), z.json()).nullable(),
    after: z.record(z.string(), z.json()).nullable(),
    changed: z.array(z.string()),
    reason: z.string().nullable(),
    requestId: z.string().nullable(),
    method: z.string().nullable(),
    path: z.string().nullable(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'AuditLog' });
