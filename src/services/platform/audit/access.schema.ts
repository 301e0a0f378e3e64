import { z } from 'zod';
import { instant } from '@/core/schema';

/** An access as the table has it: a person's address and program are ciphertext. */
export const AccessRow = z.object({
  id: z.uuid(),
  action: z.string(),
  resourceType: z.string(),
  resourceId: z.string().nullable(),
  actorType: z.string(),
  actorId: z.string().nullable(),
  details: z.record(z.string(), z.json()).nullable(),
  requestId: z.string().nullable(),
  path: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: instant,
});
export type AccessRow = z.output<typeof AccessRow>;

/** An access as people read it. */
export const AccessLog = AccessRow.extend({
  actorName: z.string().nullable(),
  erased: z
    .boolean()
    .meta({ description: 'The person was erased, and their address and program with them.' }),
}).meta({ id: 'AccessLog' });
export type AccessLog = z.output<typeof AccessLog>;
