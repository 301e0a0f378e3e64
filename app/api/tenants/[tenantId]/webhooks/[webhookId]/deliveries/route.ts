import { z } from 'zod';
import { listEndpoint } from '@/endpoint';
import { deliveryListing } from '@/services/platform/webhooks/webhooks.listing';
import { listDeliveries } from '@/services/platform/webhooks/webhooks.service';

export const GET = listEndpoint(
  {
    summary: 'List deliveries',
    permission: 'webhooks:read',
    params: z.object({ webhookId: z.uuid() }),
    listing: deliveryListing,
  },
  (ctx, { params, query }) => listDeliveries(ctx, params.webhookId, query),
);
