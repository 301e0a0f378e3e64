import type { Listing } from '@/core/http/listing';
import { Job, JobStatus } from './jobs.schema';

/** A tenant's long work. */
export const jobListing = {
  resource: 'job',
  table: 'jobs',
  row: Job,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    status: { kind: 'values', column: 'status', of: JobStatus },
    type: { kind: 'values', column: 'type', of: Job.shape.type },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
} satisfies Listing<typeof Job>;
