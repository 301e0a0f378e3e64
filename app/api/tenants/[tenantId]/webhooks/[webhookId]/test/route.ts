import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { webhookTest } from '@/services/platform/events';
import { WebhookDelivery } from '@/services/platform/webhooks/webhooks.schema';
import { testWebhook } from '@/services/platform/webhooks/webhooks.service';

export const POST = endpoint(
  {
    summary: 'Test a webhook',
    description: 'Sends a webhook.test event; the delivery in the answer shows what came of it.',
    permission: 'webhooks:write',
    audit: webhookTest,
    params: z.object({ webhookId: z.uuid() }),
    response: WebhookDelivery,
    status: 202,
    errors: ['CONFLICT'],
  },
  (ctx, { params }) => testWebhook(ctx, params.webhookId),
);
