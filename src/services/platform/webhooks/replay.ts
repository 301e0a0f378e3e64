import { z } from 'zod';
import { catalogue } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';
import { AppError, invalid } from '@/core/errors';
import { changingAsJob, defineJob, enqueue } from '@/core/jobs/job';
import { webhookTest } from '../events';
import { DELIVER } from './delivery';
import type { ReplayWebhookInput } from './webhooks.schema';
import { lockWebhook } from './webhooks.service';

const REPLAY = 'replay-webhook';
const LONGEST_MS = 30 * 24 * 3_600_000;
/** Events per transaction: each becomes a delivery and a job. */
const BATCH = 200;

/**
 * Asks for everything since a moment to be sent to a webhook again: events that it asks for, under the ids that they
 * had, whatever came of them before. A job does it, in the order in which things happened.
 * @throws VALIDATION_ERROR for a moment longer ago than events are sent again; CONFLICT for one that is switched off
 */
export async function requestReplay(ctx: Ctx, webhookId: string, { since, types }: ReplayWebhookInput) {
  const webhook = await lockWebhook(ctx, webhookId);
  if (webhook.status !== 'active')
    throw new AppError('CONFLICT', 'The webhook is switched off. Switch it on first.');
  if (ctx.now.getTime() - since.getTime() > LONGEST_MS)
    throw invalid('since', 'Must lie within the last 30 days.');
  if (since > ctx.now) throw invalid('since', 'Must lie in the past.');
  const wanted = types?.filter((type) => webhook.events.includes(type) || webhook.events.includes('*'));
  if (wanted?.length === 0) throw invalid('types', 'The webhook asks for none of these events.');
  const asked = { since: since.toISOString(), until: ctx.now.toISOString(), types: wanted ?? webhook.events };
  await enqueue(ctx, REPLAY, { tenantId: ctx.tenantId, webhookId, ...asked, requestId: ctx.requestId });
  return { webhookId, since };
}

const Payload = z.object({
  tenantId: z.uuid(),
  webhookId: z.uuid(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  types: z.array(z.string()),
  /** The last event of the batch before. */
  after: z.uuid().optional(),
  requestId: z.string(),
});

/** Puts a batch of events on its way again, and queues the next batch with it: a worker that dies repeats one batch at most. */
export const replayWebhook = defineJob({
  name: REPLAY,
  payload: Payload,
  run: async (work) => {
    await changingAsJob({ tenantId: work.tenantId, job: REPLAY, requestId: work.requestId }, async (ctx) => {
      const rows = await resend(ctx, work);
      for (const { id } of rows) await enqueue(ctx, DELIVER, { tenantId: work.tenantId, deliveryId: id });
      const last = rows.at(-1);
      if (last && rows.length === BATCH) await enqueue(ctx, REPLAY, { ...work, after: last.event_id });
    });
  },
});

/** Trials of one webhook are not another's, and what one person is told is nobody else's. */
function neverSent(): string[] {
  const personal = [...catalogue().eventsByType.values()].filter((event) => event.personal);
  return [webhookTest.type, ...personal.map(({ type }) => type)];
}

/** Deliveries that are on their way already stay so; the others begin anew with ten attempts. */
async function resend(ctx: Ctx, { webhookId, since, until, types, after }: z.output<typeof Payload>) {
  return rawRows<{ id: string; event_id: string }>(
    ctx.db,
    `with chosen as (
       select id, type from events where created_at >= $2 and created_at < $3 and type <> all ($6::text[])
         and ('*' = any ($4::text[]) or type = any ($4::text[])) and ($5::uuid is null or id > $5::uuid)
       order by id limit ${BATCH})
     insert into webhook_deliveries (webhook_id, event_id, event_type, next_attempt_at)
       select $1::uuid, id, type, now() from chosen order by id
     on conflict (tenant_id, webhook_id, event_id) do update
       set status = 'pending', attempts = 0, next_attempt_at = now(), error = null
     returning id::text, event_id::text`,
    [webhookId, since, until, types, after ?? null, neverSent()],
  ).then((rows) => rows.sort((a, b) => (a.event_id < b.event_id ? -1 : 1)));
}
