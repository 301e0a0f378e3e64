import { defineEvent } from '@/core/events/catalogue';
import { JobNotice } from './jobs.schema';

const job = { resource: 'job', payload: JobNotice, permission: 'jobs:read' };
export const jobQueued = defineEvent({ ...job, type: 'job.queued', summary: 'Long work was begun' });
export const jobCompleted = defineEvent({ ...job, type: 'job.completed', summary: 'Long work is done' });
export const jobFailed = defineEvent({ ...job, type: 'job.failed', summary: 'Long work failed' });
export const jobCancelRequested = defineEvent({
  ...job,
  type: 'job.cancel_requested',
  summary: 'Somebody wants long work to stop',
});
export const jobCancelled = defineEvent({ ...job, type: 'job.cancelled', summary: 'Long work was stopped' });
export const jobRetried = defineEvent({ ...job, type: 'job.retried', summary: 'Long work was begun again' });

export const jobEvents = [jobQueued, jobCompleted, jobFailed, jobCancelRequested, jobCancelled, jobRetried];
