import { z } from 'zod';
import { id, instant } from '@/core/schema';

export const JobStatus = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

export const Job = z
  .object({
    id: z.uuid(),
    type: z.string(),
    status: JobStatus,
    progress: z.int().meta({ description: '0 to 100.' }),
    input: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'Null for who may not begin such work.' }),
    result: z
      .unknown()
      .meta({ description: 'What it found; null before, and for who may not begin such work.' }),
    error: z.string().nullable().meta({ description: 'Why it failed, as a sentence.' }),
    retryCount: z.int().meta({ description: 'How often it was tried again by itself.' }),
    runAt: instant.nullable().meta({ description: 'Not before this time.' }),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    cancelRequestedAt: instant
      .nullable()
      .meta({ description: 'Somebody wants it to stop; it does at its next step.' }),
    createdById: z.uuid().nullable(),
    version: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'Job' });

/** What listeners hear of a job. */
export const JobNotice = Job.omit({ input: true, result: true });

export const CreateJob = z
  .strictObject({
    type: z.string().min(1).max(60),
    input: z.record(z.string(), z.unknown()).default({}),
    runAt: instant.optional(),
  })
  .meta({ id: 'CreateJob' });

export const JobParams = z.object({ jobId: id });

export type CreateJobInput = z.output<typeof CreateJob>;
