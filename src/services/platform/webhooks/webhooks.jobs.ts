import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { key, lockRow } from '@/core/db/rows';
import { env } from '@/core/env';
import { record } from '@/core/events/record';
import { changingAsJob, defineJob, enqueue, readingAsJob } from '@/core/jobs/job';
import { metrics } from '@/core/metrics';
import { type Outcome, send } from '@/core/webhooks/send';
import { webhookDisabled } from '../events';
import { sendLetterToOwners } from '../messages/send-letter';
import { queueNotifications } from '../notifications/notifications.jobs';
import { getTenant } from '../tenants/tenants.service';
import { DELIVER, DISABLE_AFTER_MS, DISPATCH, livingSecrets, nextAttempt } from './delivery';
import { isBehindAnother, lookAgainLater, type OrderedEvent, wakeNext } from './ordered-delivery';
import { asWire, startDelivery } from './webhooks.service';

/** After a commit: every active webhook that asked for this event gets a delivery. Run twice, it adds nothing. */
export const dispatchEvent = defineJob({
  name: DISPATCH,
  payload: z.object({ tenantId: z.uuid(), eventId: z.uuid() }),
  run: async ({ tenantId, eventId }) =>
    changingAsJob({ tenantId, job: DISPATCH }, async (ctx) => {
      await lockRow(ctx, 'events', eventId, 'event');
      const event = await ctx.db.event.findUniqueOrThrow({ where: key(ctx, eventId) });
      if (event.dispatchedAt) return;
      const webhooks = await ctx.db.webhook.findMany({
        where: { status: 'active', deletedAt: null, events: { hasSome: [event.type, '*'] } },
        orderBy: { id: 'asc' },
      });
      await queueNotifications(ctx, event);
      for (const webhook of webhooks) await startDelivery(ctx, webhook.id, event);
      await ctx.db.event.update({ where: key(ctx, eventId), data: { dispatchedAt: ctx.now } });
    }),
});

interface Attempt {
  number: number;
  webhookId: string;
  event: OrderedEvent;
  body: string;
  outcome: Outcome;
}

/**
 * One attempt of one delivery. The request is made outside any transaction; a worker that dies between the receiver's
 * answer and our note of it sends again, with the same webhook-id.
 */
export const deliverWebhook = defineJob({
  name: DELIVER,
  payload: z.object({ tenantId: z.uuid(), deliveryId: z.uuid() }),
  run: async ({ tenantId, deliveryId }) => {
    const work = { tenantId, job: DELIVER };
    const delivery = await readingAsJob(work, (ctx) => dueDelivery(ctx, deliveryId));
    if (!delivery) return;
    const { webhook, event } = delivery;
    if (webhook.ordered && (await readingAsJob(work, (ctx) => isBehindAnother(ctx, webhook, event)))) {
      await changingAsJob(work, (ctx) => lookAgainLater(ctx, deliveryId));
      return;
    }
    const body = JSON.stringify({
      id: event.id,
      type: event.type,
      timestamp: event.createdAt.toISOString(),
      data: event.payload,
    });
    const message = {
      url: webhook.url,
      secrets: livingSecrets(webhook, new Date()),
      id: event.id,
      body,
      requestId: event.requestId,
    };
    const outcome = await send(message, new Date(), { allowLoopback: env().OUTBOUND_ALLOW_LOOPBACK });
    metrics().deliveries.inc({ outcome: outcome.error === null ? 'delivered' : 'failed' });
    const attempt = { number: delivery.attempts + 1, webhookId: webhook.id, event, body, outcome };
    await changingAsJob({ ...work, requestId: event.requestId ?? undefined }, (ctx) =>
      noteAttempt(ctx, deliveryId, attempt),
    );
  },
});

async function dueDelivery(ctx: Ctx, deliveryId: string) {
  const delivery = await ctx.db.webhookDelivery.findFirst({
    where: { id: deliveryId, status: 'pending' },
    include: { webhook: true, event: true },
  });
  return delivery?.webhook.status === 'active' && !delivery.webhook.deletedAt ? delivery : null;
}

async function noteAttempt(ctx: Ctx, deliveryId: string, attempt: Attempt): Promise<void> {
  await lockRow(ctx, 'webhook_deliveries', deliveryId, 'delivery');
  const delivery = await ctx.db.webhookDelivery.findUniqueOrThrow({ where: key(ctx, deliveryId) });
  // A twin of this job has noted the same attempt, or the delivery was cancelled while we were sending.
  if (delivery.status !== 'pending' || delivery.attempts !== attempt.number - 1) return;
  const { outcome } = attempt;
  const number = (await ctx.db.webhookAttempt.count({ where: { deliveryId } })) + 1;
  await ctx.db.webhookAttempt.create({
    data: {
      deliveryId,
      number,
      requestBody: attempt.body,
      responseStatus: outcome.status,
      responseBody: outcome.body,
      error: outcome.error,
      durationMs: outcome.durationMs,
    },
  });
  const done = { attempts: attempt.number, responseStatus: outcome.status, error: outcome.error };
  if (outcome.error === null) {
    await ctx.db.webhookDelivery.update({
      where: key(ctx, deliveryId),
      data: { ...done, status: 'delivered', nextAttemptAt: null },
    });
    await ctx.db.webhook.updateMany({
      where: { id: attempt.webhookId, failingSince: { not: null } },
      data: { failingSince: null },
    });
    await wakeNext(ctx, attempt.webhookId, attempt.event);
    return;
  }
  await planNext(ctx, deliveryId, attempt, done);
}

async function planNext(
  ctx: Ctx,
  deliveryId: string,
  { webhookId, event, number, outcome }: Attempt,
  done: { attempts: number; responseStatus: number | null; error: string | null },
): Promise<void> {
  const stopped = await noteFailure(ctx, webhookId, outcome);
  const next = stopped ? null : nextAttempt(ctx.now, number, outcome.retryAfterSeconds, Math.random());
  const status = next ? 'pending' : 'failed';
  await ctx.db.webhookDelivery.update({
    where: key(ctx, deliveryId),
    data: { ...done, status, nextAttemptAt: next },
  });
  if (next) await enqueue(ctx, DELIVER, { tenantId: ctx.tenantId, deliveryId }, { runAt: next });
  else await wakeNext(ctx, webhookId, event);
}

/** Remembers since when a receiver fails, and switches its webhook off after 5 days or at once when it answers 410. */
async function noteFailure(ctx: Ctx, webhookId: string, outcome: Outcome): Promise<boolean> {
  await lockRow(ctx, 'webhooks', webhookId, 'webhook');
  const webhook = await ctx.db.webhook.findUniqueOrThrow({ where: key(ctx, webhookId) });
  const since = webhook.failingSince ?? ctx.now;
  const gone = outcome.status === 410;
  const tooLong = ctx.now.getTime() - since.getTime() >= DISABLE_AFTER_MS;
  if (!gone && !tooLong) {
    if (!webhook.failingSince)
      await ctx.db.webhook.update({ where: key(ctx, webhookId), data: { failingSince: since } });
    return false;
  }
  const disabledReason = gone ? 'The receiver answered 410 Gone.' : 'The receiver failed for 5 days.';
  const disabled = await ctx.db.webhook.update({
    where: key(ctx, webhookId),
    data: { status: 'disabled', disabledReason, failingSince: since },
  });
  await record(ctx, webhookDisabled, webhookId, { ...asWire(disabled), status: 'disabled' as const });
  const { slug } = await getTenant(ctx);
  const letter = { url: webhook.url, gone };
  const path = `/t/${slug}/webhooks/${webhookId}`;
  await sendLetterToOwners(ctx, (texts) => texts.webhookDisabled(letter), { path });
  return true;
}
