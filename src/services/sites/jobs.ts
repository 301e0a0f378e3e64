import type { Job } from '@/core/jobs/job';
import { publishScheduledPage } from './pages/pages.jobs';

/** The background work of the sites module. */
export const sitesJobs: readonly Job[] = [publishScheduledPage];
