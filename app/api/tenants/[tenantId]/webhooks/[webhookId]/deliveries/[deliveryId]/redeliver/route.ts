import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { WebhookDelivery } from '@/services/platform/webhooks/webhooks.schema';
import { redeliver } from '@/services/platform/webhooks/webhooks.service';

export const POST = endpoint(
  {
    summary: 'Redeliver',
    description: 'Sends the same event again, under the same id.',
    permission: 'webhooks:write',
    audit: { none: 'sends again what was recorded before; the delivery log shows it' },
    params: z.object({ webhookId: z.uuid(), deliveryId: z.uuid() }),
    response: WebhookDelivery,
    status: 202,
    errors: ['CONFLICT'],
  },
  (ctx, { params }) => redeliver(ctx, params.webhookId, params.deliveryId),
);
