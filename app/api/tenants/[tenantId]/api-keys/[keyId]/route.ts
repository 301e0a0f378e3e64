import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { apiKeyRevoked, apiKeyUpdated } from '@/services/platform/api-keys/api-keys.events';
import { ApiKey, UpdateApiKey } from '@/services/platform/api-keys/api-keys.schema';
import { getApiKey, revokeApiKey, updateApiKey } from '@/services/platform/api-keys/api-keys.service';

const params = z.object({ keyId: z.uuid() });

export const GET = endpoint(
  {
    summary: 'Get an API key',
    permission: 'api-keys:read',
    audit: { none: 'reads only' },
    params,
    response: ApiKey,
  },
  (ctx, { params }) => getApiKey(ctx, params.keyId),
);

export const PUT = endpoint(
  {
    summary: 'Change an API key',
    description: 'From its next request on. Its scopes stay permissions that you have yourself.',
    permission: 'api-keys:write',
    audit: apiKeyUpdated,
    params,
    body: UpdateApiKey,
    response: ApiKey,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params, body }) => updateApiKey(ctx, params.keyId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Revoke an API key',
    permission: 'api-keys:write',
    audit: apiKeyRevoked,
    params,
    response: Deleted,
  },
  (ctx, { params }) => revokeApiKey(ctx, params.keyId),
);
