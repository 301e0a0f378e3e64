import { endpoint, listEndpoint } from '@/endpoint';
import { jobQueued } from '@/services/platform/jobs/jobs.events';
import { jobListing } from '@/services/platform/jobs/jobs.listing';
import { CreateJob, Job } from '@/services/platform/jobs/jobs.schema';
import { createJob, listJobs } from '@/services/platform/jobs/jobs.service';

export const GET = listEndpoint(
  { summary: 'List long work', permission: 'jobs:read', listing: jobListing },
  (ctx, { query }) => listJobs(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Begin long work',
    description:
      'Of a type that the caller’s permissions allow, such as `audit.verify`; `runAt` begins it later. Its `status` and `progress` tell how far it is.',
    permission: 'jobs:write',
    audit: jobQueued,
    body: CreateJob,
    response: Job,
    status: 202,
  },
  (ctx, { body }) => createJob(ctx, body),
);
