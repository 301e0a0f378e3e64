import type { Job } from '@/core/jobs/job';
import { restoreBackupJob } from './flows/restore-backup.jobs';
import { sealAudit } from './platform/audit/audit.jobs';
import { scheduleBackups, takeBackupJob } from './platform/backups/backups.jobs';
import { purgeExpired } from './platform/maintenance.jobs';
import { sendMail, sendSms } from './platform/messages/messages.jobs';
import { deliverWebhook, dispatchEvent } from './platform/webhooks/webhooks.jobs';
import { sitesJobs } from './sites/jobs';

/** Every kind of background work of every module; what the worker takes from the queue. */
export const jobs: readonly Job[] = [
  dispatchEvent,
  deliverWebhook,
  sendMail,
  sendSms,
  purgeExpired,
  sealAudit,
  takeBackupJob,
  scheduleBackups,
  restoreBackupJob,
  ...sitesJobs,
];
