import { notifyOfEvent } from '@/services/platform/notifications/notifications.jobs';
import { sendNotification } from '@/services/platform/notifications/send.jobs';
import { dispatchEvent } from '@/services/platform/webhooks/webhooks.jobs';
import { seenBy } from './factories';
import { asOwner } from './owner';

/** The payloads of a tenant's queued jobs of a kind, oldest first. No worker runs in the tests, so that they stay. */
export async function queuedJobs(tenantId: string, task: string): Promise<Record<string, unknown>[]> {
  const jobs = await asOwner<{ payload: Record<string, unknown> }>(
    '',
    `select j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = '${task}' order by j.id`,
  );
  return jobs.map(({ payload }) => payload).filter((payload) => payload.tenantId === tenantId);
}

/** What the worker does after a commit: dispatches each new event, and tells whoever it concerns. */
export async function tellAll(tenantId: string): Promise<void> {
  const events = await seenBy(tenantId, (db) => db.event.findMany({ where: { dispatchedAt: null } }));
  for (const { id } of events) await dispatchEvent.run({ tenantId, eventId: id });
  for (const payload of await queuedJobs(tenantId, notifyOfEvent.name)) await notifyOfEvent.run(payload);
}

/** What the worker does next: hands over each message that is planned, by so many workers at once. */
export async function sendAll(tenantId: string, workers = 1): Promise<void> {
  for (const payload of await queuedJobs(tenantId, sendNotification.name))
    await Promise.all(Array.from({ length: workers }, () => sendNotification.run(payload)));
}
