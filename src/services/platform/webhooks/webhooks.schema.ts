import { z } from 'zod';
import { instant } from '@/core/schema';

export const Webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string().nullable(),
    events: z.array(z.string()),
    status: z.enum(['active', 'disabled']),
    disabledReason: z.string().nullable(),
    failingSince: instant.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Webhook' });

export const CreatedWebhook = Webhook.extend({
  secret: z
    .string()
    .meta({ description: 'Verifies signatures (Standard Webhooks). Shown now and never again.' }),
}).meta({ id: 'CreatedWebhook' });

const url = z.string().trim().min(1, 'Must not be empty.').max(2000).meta({ title: 'Address' });
const description = z.string().trim().max(300).nullable().meta({ title: 'Description' });
const events = z
  .array(z.string().max(80))
  .min(1, 'Choose at least one event.')
  .max(200)
  .meta({ title: 'Events', description: 'Event types, or * for all.' });

export const CreateWebhook = z
  .strictObject({ url, events, description: description.optional() })
  .meta({ id: 'CreateWebhook' });

export const UpdateWebhook = z
  .strictObject({
    url,
    events,
    description,
    status: z.enum(['active', 'disabled']).meta({ title: 'Status' }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateWebhook' });

export const WebhookDelivery = z
  .object({
    id: z.uuid(),
    webhookId: z.uuid(),
    eventId: z.uuid(),
    eventType: z.string(),
    status: z.enum(['pending', 'delivered', 'failed', 'cancelled']),
    attempts: z.int(),
    nextAttemptAt: instant.nullable(),
    responseStatus: z.int().nullable(),
    error: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'WebhookDelivery' });

export const WebhookAttempt = z
  .object({
    id: z.uuid(),
    number: z.int(),
    requestBody: z.string(),
    responseStatus: z.int().nullable(),
    responseBody: z.string().nullable(),
    error: z.string().nullable(),
    durationMs: z.int(),
    createdAt: instant,
  })
  .meta({ id: 'WebhookAttempt' });

export const WebhookDeliveryDetail = WebhookDelivery.extend({ tries: z.array(WebhookAttempt) }).meta({
  id: 'WebhookDeliveryDetail',
});

export type CreateWebhookInput = z.output<typeof CreateWebhook>;
export type UpdateWebhookInput = z.output<typeof UpdateWebhook>;
