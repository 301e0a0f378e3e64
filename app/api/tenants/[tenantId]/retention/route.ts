import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { listRetentionRules } from '@/services/flows/apply-retention';
import { RetentionRule } from '@/services/platform/retention/retention.schema';

export const GET = endpoint(
  {
    summary: 'List the retention rules',
    description:
      'Which data is kept for how long, and how much of it is over its time. The days are settings.',
    permission: 'compliance:read',
    audit: { none: 'reads only' },
    response: z.array(RetentionRule),
  },
  (ctx) => listRetentionRules(ctx),
);
