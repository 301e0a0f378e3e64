import type { Job } from '@/core/jobs/job';
import { applyRetention } from './flows/apply-retention';
import { erasePerson } from './flows/erase-person.jobs';
import { exportPersonalData } from './flows/export-personal-data';
import { restoreBackupJob } from './flows/restore-backup.jobs';
import { sealAudit } from './platform/audit/audit.jobs';
import { sendAccountLetter } from './platform/auth/account-letters.jobs';
import { scheduleBackups, takeBackupJob } from './platform/backups/backups.jobs';
import { forgetCachedAnswers } from './platform/cache.jobs';
import { runWork } from './platform/jobs/jobs.run';
import { purgeExpired } from './platform/maintenance.jobs';
import { sendMail, sendSms } from './platform/messages/messages.jobs';
import { sendDigest } from './platform/notifications/digest.jobs';
import { notifyOfEvent } from './platform/notifications/notifications.jobs';
import { sendNotification } from './platform/notifications/send.jobs';
import { replayWebhook } from './platform/webhooks/replay';
import { deliverWebhook, dispatchEvent } from './platform/webhooks/webhooks.jobs';
import { sitesJobs } from './sites/jobs';

/** Every kind of background work of every module; what the worker takes from the queue. */
export const jobs: readonly Job[] = [
  dispatchEvent,
  deliverWebhook,
  replayWebhook,
  notifyOfEvent,
  sendNotification,
  sendDigest,
  sendMail,
  sendSms,
  sendAccountLetter,
  purgeExpired,
  forgetCachedAnswers,
  runWork,
  sealAudit,
  takeBackupJob,
  scheduleBackups,
  restoreBackupJob,
  applyRetention,
  exportPersonalData,
  erasePerson,
  ...sitesJobs,
];
