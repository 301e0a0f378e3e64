import { endpoint } from '@/endpoint';
import { Job, JobParams } from '@/services/platform/jobs/jobs.schema';
import { getJob } from '@/services/platform/jobs/jobs.service';

export const GET = endpoint(
  {
    summary: 'Get long work',
    permission: 'jobs:read',
    audit: { none: 'reads only' },
    params: JobParams,
    response: Job,
  },
  (ctx, { params }) => getJob(ctx, params.jobId),
);
