import { endpoint } from '@/endpoint';
import { jobCancelRequested } from '@/services/platform/jobs/jobs.events';
import { Job, JobParams } from '@/services/platform/jobs/jobs.schema';
import { cancelJob } from '@/services/platform/jobs/jobs.service';

export const POST = endpoint(
  {
    summary: 'Stop long work',
    description: 'At once while it waits; at its next step while it runs.',
    permission: 'jobs:write',
    audit: jobCancelRequested,
    params: JobParams,
    response: Job,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params }) => cancelJob(ctx, params.jobId),
);
