import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { revokeApiKey } from '@/services/platform/api-keys/api-keys.service';
import { apiKeyRevoked } from '@/services/platform/events';

export const DELETE = endpoint(
  {
    summary: 'Revoke an API key',
    permission: 'api-keys:write',
    audit: apiKeyRevoked,
    params: z.object({ keyId: z.uuid() }),
    response: Deleted,
  },
  (ctx, { params }) => revokeApiKey(ctx, params.keyId),
);
