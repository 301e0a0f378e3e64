import type { Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';
import { enqueue } from '@/core/jobs/job';
import { DELIVER } from './delivery';

// A webhook that asked for order hears of one resource's events one after the other. An event's number is given while
// its resource is locked, so that numbers of one resource are in the order of their commits.

/** After this long a waiting delivery looks by itself, should nobody have woken it. */
const LOOK_AGAIN_MS = 60_000;

/** What the order goes by. */
export interface OrderedEvent {
  id: string;
  resourceType: string;
  resourceId: string;
  sequence: bigint;
}

/**
 * True while an earlier event of the same resource is on its way to the webhook, or has not been looked at yet: its
 * delivery may still have to be made.
 */
export async function isBehindAnother(
  ctx: Ctx,
  webhook: { id: string; events: string[] },
  event: OrderedEvent,
): Promise<boolean> {
  const [row] = await rawRows<{ behind: boolean }>(
    ctx.db,
    `select exists (
       select from events e left join webhook_deliveries d
         on d.tenant_id = e.tenant_id and d.event_id = e.id and d.webhook_id = $1::uuid
       where e.resource_type = $2 and e.resource_id = $3 and e.sequence < $4::bigint
         and (d.status = 'pending' or (d.id is null and e.dispatched_at is null
           and ('*' = any ($5::text[]) or e.type = any ($5::text[]))))) as behind`,
    [webhook.id, event.resourceType, event.resourceId, event.sequence.toString(), webhook.events],
  );
  return row?.behind ?? false;
}

/** Has a waiting delivery tried again after a while, for the case that it is not woken. */
export async function lookAgainLater(ctx: Ctx, deliveryId: string): Promise<void> {
  const runAt = new Date(ctx.now.getTime() + LOOK_AGAIN_MS);
  await enqueue(
    ctx,
    DELIVER,
    { tenantId: ctx.tenantId, deliveryId },
    { runAt, key: `ordered:${deliveryId}` },
  );
}

/** Wakes the delivery that waited for this event's: the next one of the same resource. */
export async function wakeNext(ctx: Ctx, webhookId: string, event: OrderedEvent): Promise<void> {
  const [next] = await rawRows<{ id: string }>(
    ctx.db,
    `select d.id::text from webhook_deliveries d
       join webhooks w on w.tenant_id = d.tenant_id and w.id = d.webhook_id and w.ordered
       join events e on e.tenant_id = d.tenant_id and e.id = d.event_id
     where d.webhook_id = $1::uuid and d.status = 'pending' and d.attempts = 0
       and e.resource_type = $2 and e.resource_id = $3 and e.sequence > $4::bigint
     order by e.sequence limit 1`,
    [webhookId, event.resourceType, event.resourceId, event.sequence.toString()],
  );
  if (next) await enqueue(ctx, DELIVER, { tenantId: ctx.tenantId, deliveryId: next.id });
}
