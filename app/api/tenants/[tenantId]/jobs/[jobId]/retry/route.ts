import { endpoint } from '@/endpoint';
import { jobRetried } from '@/services/platform/jobs/jobs.events';
import { Job, JobParams } from '@/services/platform/jobs/jobs.schema';
import { retryJob } from '@/services/platform/jobs/jobs.service';

export const POST = endpoint(
  {
    summary: 'Begin failed or stopped work anew',
    permission: 'jobs:write',
    audit: jobRetried,
    params: JobParams,
    response: Job,
    errors: ['INVALID_TRANSITION'],
  },
  (ctx, { params }) => retryJob(ctx, params.jobId),
);
