import { z } from 'zod';
import { instant } from '@/core/schema';

export const Webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string().nullable(),
    events: z.array(z.string()),
    status: z.enum(['active', 'disabled']),
    signing: z.enum(['hmac', 'ed25519']),
    publicKey: z.string().nullable().meta({ description: 'Verifies ed25519 signatures.' }),
    formerSecretUntil: instant
      .nullable()
      .meta({ description: 'Until when the secret before the last rotation signs too.' }),
    ordered: z.boolean(),
    disabledReason: z.string().nullable(),
    failingSince: instant.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Webhook' });

export const CreatedWebhook = Webhook.extend({
  secret: z.string().nullable().meta({
    description:
      'Verifies signatures (Standard Webhooks). Shown now and never again; null for ed25519, whose public key is always shown.',
  }),
}).meta({ id: 'CreatedWebhook' });

const url = z.string().trim().min(1, 'Must not be empty.').max(2000).meta({ title: 'Address' });
const description = z.string().trim().max(300).nullable().meta({ title: 'Description' });
const events = z
  .array(z.string().max(80))
  .min(1, 'Choose at least one event.')
  .max(200)
  .meta({ title: 'Events', description: 'Event types, or * for all.' });

const signing = z.enum(['hmac', 'ed25519']).meta({
  title: 'Signature',
  description: 'By a shared secret (hmac), or by a key pair whose private half never leaves us (ed25519).',
});
const ordered = z.boolean().meta({
  title: 'In order',
  description: 'A later event of one resource waits until the earlier one is delivered or given up.',
});

export const CreateWebhook = z
  .strictObject({
    url,
    events,
    description: description.optional(),
    signing: signing.default('hmac'),
    ordered: ordered.default(false),
  })
  .meta({ id: 'CreateWebhook' });

export const UpdateWebhook = z
  .strictObject({
    url,
    events,
    description,
    ordered,
    status: z.enum(['active', 'disabled']).meta({ title: 'Status' }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name at least one field to change.')
  .meta({ id: 'UpdateWebhook' });

export const RotateSecret = z
  .strictObject({
    overlapHours: z.int().min(0).max(168).default(24).meta({
      title: 'Hours that the old one still signs',
    }),
    signing: signing.optional(),
  })
  .meta({ id: 'RotateWebhookSecret' });

export const ReplayWebhook = z
  .strictObject({
    since: instant.meta({ title: 'Since', description: 'At most 30 days ago.' }),
    types: z.array(z.string().max(80)).min(1).max(200).optional().meta({
      title: 'Events',
      description: 'All that the webhook asks for when left out.',
    }),
  })
  .meta({ id: 'ReplayWebhook' });

export const Replay = z.object({ webhookId: z.uuid(), since: instant }).meta({ id: 'Replay' });

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
export type RotateSecretInput = z.output<typeof RotateSecret>;
export type ReplayWebhookInput = z.output<typeof ReplayWebhook>;
