import { z } from 'zod';
import { instant } from '@/core/schema';

export const RetentionRule = z
  .object({
    name: z.string(),
    summary: z.string(),
    setting: z.string().meta({ description: 'The setting that decides the days.' }),
    days: z.int().meta({ description: '0 for as long as the tenant exists.' }),
    due: z.int().meta({ description: 'How many are over their time at this moment.' }),
  })
  .meta({ id: 'RetentionRule' });

export const RetentionRun = z
  .object({
    id: z.uuid(),
    dryRun: z.boolean(),
    counts: z.record(z.string(), z.int()),
    createdAt: instant,
  })
  .meta({ id: 'RetentionRun' });
