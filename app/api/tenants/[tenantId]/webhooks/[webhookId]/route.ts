import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { webhookDeleted, webhookUpdated } from '@/services/platform/events';
import { UpdateWebhook, Webhook } from '@/services/platform/webhooks/webhooks.schema';
import { deleteWebhook, getWebhook, updateWebhook } from '@/services/platform/webhooks/webhooks.service';

const params = z.object({ webhookId: z.uuid() });

export const GET = endpoint(
  {
    summary: 'Get a webhook',
    permission: 'webhooks:read',
    audit: { none: 'reads only' },
    params,
    response: Webhook,
  },
  (ctx, { params }) => getWebhook(ctx, params.webhookId),
);

export const PUT = endpoint(
  {
    summary: 'Update a webhook',
    permission: 'webhooks:write',
    audit: webhookUpdated,
    params,
    body: UpdateWebhook,
    response: Webhook,
  },
  (ctx, { params, body }) => updateWebhook(ctx, params.webhookId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Delete a webhook',
    permission: 'webhooks:write',
    audit: webhookDeleted,
    params,
    response: Deleted,
  },
  (ctx, { params }) => deleteWebhook(ctx, params.webhookId),
);
