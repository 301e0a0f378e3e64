import { endpoint, listEndpoint } from '@/endpoint';
import { webhookCreated } from '@/services/platform/events';
import { webhookListing } from '@/services/platform/webhooks/webhooks.listing';
import { CreatedWebhook, CreateWebhook } from '@/services/platform/webhooks/webhooks.schema';
import { createWebhook, listWebhooks } from '@/services/platform/webhooks/webhooks.service';

export const GET = listEndpoint(
  { summary: 'List webhooks', permission: 'webhooks:read', listing: webhookListing },
  (ctx, { query }) => listWebhooks(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Create a webhook',
    description: 'Signed per the Standard Webhooks specification. The secret is shown once, in this answer.',
    permission: 'webhooks:write',
    audit: webhookCreated,
    body: CreateWebhook,
    response: CreatedWebhook,
    status: 201,
  },
  (ctx, { body }) => createWebhook(ctx, body),
);
