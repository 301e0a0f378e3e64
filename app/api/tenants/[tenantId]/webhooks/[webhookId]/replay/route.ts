import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { requestReplay } from '@/services/platform/webhooks/replay';
import { Replay, ReplayWebhook } from '@/services/platform/webhooks/webhooks.schema';

export const POST = endpoint(
  {
    summary: 'Send everything since a moment to a webhook again',
    description: 'Under the ids that the events had. The deliveries show what comes of it.',
    permission: 'webhooks:write',
    audit: { none: 'the deliveries are the record of what was sent again' },
    params: z.object({ webhookId: z.uuid() }),
    body: ReplayWebhook,
    response: Replay,
    status: 202,
    errors: ['CONFLICT'],
  },
  (ctx, { params, body }) => requestReplay(ctx, params.webhookId, body),
);
