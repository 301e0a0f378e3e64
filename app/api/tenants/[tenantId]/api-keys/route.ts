import { endpoint, listEndpoint } from '@/endpoint';
import { apiKeyCreated } from '@/services/platform/api-keys/api-keys.events';
import { apiKeyListing } from '@/services/platform/api-keys/api-keys.listing';
import { CreateApiKey, CreatedApiKey } from '@/services/platform/api-keys/api-keys.schema';
import { createApiKey, listApiKeys } from '@/services/platform/api-keys/api-keys.service';

export const GET = listEndpoint(
  { summary: 'List API keys', permission: 'api-keys:read', listing: apiKeyListing },
  (ctx, { query }) => listApiKeys(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Create an API key',
    description: 'The key is shown once, in this answer. Its scopes are permissions that you have yourself.',
    permission: 'api-keys:write',
    audit: apiKeyCreated,
    body: CreateApiKey,
    response: CreatedApiKey,
    status: 201,
  },
  (ctx, { body }) => createApiKey(ctx, body),
);
