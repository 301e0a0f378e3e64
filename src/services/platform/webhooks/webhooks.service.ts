import { catalogue } from '@/core/catalogue';
import type { Ctx } from '@/core/context';
import { encrypt } from '@/core/crypto';
import { key, lockRow, requireVersion } from '@/core/db/rows';
import { env } from '@/core/env';
import { AppError, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { newId } from '@/core/ids';
import { enqueue } from '@/core/jobs/job';
import { requireCallableUrl } from '@/core/outbound/address-guard';
import { newSecret, type Signing } from '@/core/webhooks/signing';
import { webhookCreated, webhookDeleted, webhookTest, webhookUpdated } from '../events';
import { DELIVER, secretLabel } from './delivery';
import { deliveryListing, webhookListing } from './webhooks.listing';
import type { CreateWebhookInput, UpdateWebhookInput } from './webhooks.schema';

/** A tenant's webhooks. */
export async function listWebhooks(ctx: Ctx, query: ListQuery) {
  return listRows(ctx, webhookListing, query);
}

/** One webhook, without its secret. */
export async function getWebhook(ctx: Ctx, webhookId: string) {
  const webhook = await ctx.db.webhook.findFirst({ where: { id: webhookId, deletedAt: null } });
  if (!webhook) throw notFound('webhook');
  return asWire(webhook);
}

/**
 * Creates a webhook. The answer holds its signing secret, for the only time.
 * @throws VALIDATION_ERROR for an address that must not be called or an event that does not exist
 */
export async function createWebhook(ctx: Ctx, { events, ...given }: CreateWebhookInput) {
  requireCallableUrl(given.url, env().OUTBOUND_ALLOW_LOOPBACK);
  requireKnownEvents(events);
  const id = newId();
  const { secret, publicKey } = newSecret(given.signing);
  const data = {
    id,
    ...given,
    publicKey,
    events: [...new Set(events)],
    secretEncrypted: encrypt(secret, secretLabel(id)),
  };
  const webhook = asWire(await ctx.db.webhook.create({ data }));
  await record(ctx, webhookCreated, webhook.id, webhook);
  return { ...webhook, secret: shown(webhook, secret) };
}

/** Changes a webhook; switching it on again forgets its failures. */
export async function updateWebhook(ctx: Ctx, webhookId: string, change: UpdateWebhookInput) {
  await lockWebhook(ctx, webhookId);
  if (change.url !== undefined) requireCallableUrl(change.url, env().OUTBOUND_ALLOW_LOOPBACK);
  if (change.events !== undefined) requireKnownEvents(change.events);
  const forgiven = change.status === 'active' ? { disabledReason: null, failingSince: null } : {};
  const webhook = asWire(
    await ctx.db.webhook.update({ where: key(ctx, webhookId), data: { ...change, ...forgiven } }),
  );
  await record(ctx, webhookUpdated, webhook.id, webhook);
  return webhook;
}

/** Removes a webhook; what is still on its way to it is cancelled. */
export async function deleteWebhook(ctx: Ctx, webhookId: string) {
  const before = await lockWebhook(ctx, webhookId);
  await ctx.db.webhook.update({ where: key(ctx, webhookId), data: { deletedAt: ctx.now } });
  await ctx.db.webhookDelivery.updateMany({
    where: { webhookId, status: 'pending' },
    data: { status: 'cancelled', nextAttemptAt: null, error: 'The webhook was removed.' },
  });
  await record(ctx, webhookDeleted, webhookId, before);
  return { id: webhookId };
}

/** Sends a `webhook.test` event to one webhook, whatever it has subscribed to. */
export async function testWebhook(ctx: Ctx, webhookId: string) {
  const webhook = await lockWebhook(ctx, webhookId);
  if (webhook.status !== 'active')
    throw new AppError('CONFLICT', 'The webhook is switched off. Switch it on first.');
  const payload = { webhookId, message: 'This is a test of your receiver.' };
  const event = await ctx.db.event.create({
    data: {
      type: webhookTest.type,
      resourceType: webhookTest.resource,
      resourceId: webhookId,
      payload,
      actorType: ctx.actor.type,
      actorId: ctx.actor.id,
      requestId: ctx.requestId,
      dispatchedAt: ctx.now,
    },
  });
  return startDelivery(ctx, webhookId, event);
}

/** Puts one event on its way to one webhook; once, however often it is asked. */
export async function startDelivery(ctx: Ctx, webhookId: string, event: { id: string; type: string }) {
  const delivery = await ctx.db.webhookDelivery.create({
    data: { webhookId, eventId: event.id, eventType: event.type, nextAttemptAt: ctx.now },
  });
  await enqueue(ctx, DELIVER, { tenantId: ctx.tenantId, deliveryId: delivery.id });
  return asDelivery(delivery);
}

/** What was sent to a webhook, newest first. */
export async function listDeliveries(ctx: Ctx, webhookId: string, query: ListQuery) {
  await getWebhook(ctx, webhookId);
  return listRows(ctx, deliveryListing, query, { webhook_id: webhookId });
}

/** One delivery with every attempt: what was sent, what came back, how long it took. */
export async function getDelivery(ctx: Ctx, webhookId: string, deliveryId: string) {
  const delivery = await ctx.db.webhookDelivery.findFirst({
    where: { id: deliveryId, webhookId },
    include: { tries: { orderBy: { number: 'asc' } } },
  });
  if (!delivery) throw notFound('delivery');
  return asDelivery(delivery);
}

/** Sends a delivery again that was delivered, failed or cancelled: the same event id, ten new attempts. */
export async function redeliver(ctx: Ctx, webhookId: string, deliveryId: string) {
  await lockRow(ctx, 'webhook_deliveries', deliveryId, 'delivery');
  const before = await getDelivery(ctx, webhookId, deliveryId);
  if (before.status === 'pending') throw new AppError('CONFLICT', 'This delivery is still on its way.');
  const delivery = await ctx.db.webhookDelivery.update({
    where: key(ctx, deliveryId),
    data: { status: 'pending', attempts: 0, nextAttemptAt: ctx.now, error: null },
  });
  await enqueue(ctx, DELIVER, { tenantId: ctx.tenantId, deliveryId });
  return asDelivery(delivery);
}

/** One webhook, locked until the end of the transaction, in the version that the caller knows. */
export async function lockWebhook(ctx: Ctx, webhookId: string) {
  await lockRow(ctx, 'webhooks', webhookId, 'webhook');
  const webhook = await getWebhook(ctx, webhookId);
  requireVersion(ctx, webhook);
  return webhook;
}

function requireKnownEvents(events: string[]): void {
  const unknown = events.find((type) => type !== '*' && !catalogue().eventsByType.has(type));
  if (unknown !== undefined)
    throw invalid('events', `There is no event ${unknown}. GET /api/events/types lists all.`);
}

/** The secret as its answer shows it: of a key pair, the private half stays here. */
export function shown({ signing }: { signing: Signing }, secret: string): string | null {
  return signing === 'hmac' ? secret : null;
}

/** A row in the words of the wire. */
export function asWire<T extends { status: string; signing: string }>(webhook: T) {
  return webhook as T & { status: 'active' | 'disabled'; signing: Signing };
}

function asDelivery<T extends { status: string }>(delivery: T) {
  return delivery as T & { status: 'pending' | 'delivered' | 'failed' | 'cancelled' };
}
