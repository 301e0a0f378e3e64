import { z } from 'zod';
import { instant } from '@/core/schema';

export const Group = z
  .object({
    id: z.uuid(),
    displayName: z.string(),
    externalId: z.string().nullable(),
    role: z.string().nullable().meta({ description: 'What its members are at least; null gives none.' }),
    memberCount: z.int(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Group' });

export const UpdateGroup = z
  .strictObject({ role: z.string().max(30).nullable().meta({ title: 'Role' }) })
  .meta({ id: 'UpdateGroup' });
