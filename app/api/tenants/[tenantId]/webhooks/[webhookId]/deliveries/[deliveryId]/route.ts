import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { WebhookDeliveryDetail } from '@/services/platform/webhooks/webhooks.schema';
import { getDelivery } from '@/services/platform/webhooks/webhooks.service';

export const GET = endpoint(
  {
    summary: 'Get a delivery',
    description: 'With every attempt: what was sent, what came back, how long it took.',
    permission: 'webhooks:read',
    audit: { none: 'reads only' },
    params: z.object({ webhookId: z.uuid(), deliveryId: z.uuid() }),
    response: WebhookDeliveryDetail,
  },
  (ctx, { params }) => getDelivery(ctx, params.webhookId, params.deliveryId),
);
