import { z } from 'zod';
import { instant } from '@/core/schema';

export const TraceParams = z.object({ requestId: z.string().min(1).max(64) });

export const TraceStep = z.object({
  at: instant,
  kind: z.enum(['audit', 'event', 'job', 'delivery', 'attempt', 'notification', 'message']),
  id: z.uuid(),
  what: z.string().meta({ description: 'An action, an event’s type, a kind of job or a channel.' }),
  about: z.string().nullable().meta({ description: 'What it was done to, such as `page:<id>`.' }),
  state: z.string().nullable(),
  causedBy: z.uuid().nullable().meta({ description: 'The step that this one follows from.' }),
});

export const Trace = z
  .object({
    requestId: z.string(),
    steps: z.array(TraceStep),
    complete: z.boolean().meta({ description: 'False when there are more than 1,000 steps.' }),
  })
  .meta({ id: 'Trace' });
