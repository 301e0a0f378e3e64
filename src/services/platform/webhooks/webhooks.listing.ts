import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { Webhook, WebhookDelivery } from './webhooks.schema';

/** A tenant's webhooks. */
export const webhookListing = {
  resource: 'webhook',
  table: 'webhooks',
  row: Webhook,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: { status: { kind: 'values', column: 'status', of: z.enum(['active', 'disabled']) } },
  where: 'deleted_at is null',
} satisfies Listing<typeof Webhook>;

/** What was sent to one webhook. Its count is not an event's resource, so the generation of webhooks covers it. */
export const deliveryListing = {
  resource: 'webhook_delivery',
  table: 'webhook_deliveries',
  row: WebhookDelivery,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    status: { kind: 'values', column: 'status', of: WebhookDelivery.shape.status },
    eventType: { kind: 'values', column: 'event_type', of: z.string().max(80) },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
} satisfies Listing<typeof WebhookDelivery>;
