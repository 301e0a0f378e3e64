import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { webhookUpdated } from '@/services/platform/events';
import { rotateSecret } from '@/services/platform/webhooks/rotate-secret';
import { CreatedWebhook, RotateSecret } from '@/services/platform/webhooks/webhooks.schema';

export const POST = endpoint(
  {
    summary: 'Rotate the signing secret of a webhook',
    description:
      'The secret is shown once, in this answer. The one before signs beside it until the overlap ends.',
    permission: 'webhooks:write',
    audit: webhookUpdated,
    params: z.object({ webhookId: z.uuid() }),
    body: RotateSecret,
    response: CreatedWebhook,
    errors: ['CONFLICT'],
  },
  (ctx, { params, body }) => rotateSecret(ctx, params.webhookId, body),
);
