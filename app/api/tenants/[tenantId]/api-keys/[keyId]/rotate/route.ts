import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { apiKeyRotated } from '@/services/platform/api-keys/api-keys.events';
import { rotateApiKey } from '@/services/platform/api-keys/api-keys.rotate';
import { CreatedApiKey, RotateApiKey } from '@/services/platform/api-keys/api-keys.schema';

export const POST = endpoint(
  {
    summary: 'Replace an API key by a new one',
    description: 'The new key is shown once, in this answer. The old one works on for the overlap.',
    permission: 'api-keys:write',
    audit: apiKeyRotated,
    params: z.object({ keyId: z.uuid() }),
    body: RotateApiKey,
    response: CreatedApiKey,
    status: 201,
    location: ({ id }) => `/api/api-keys/${id}`,
    errors: ['FORBIDDEN', 'CONFLICT'],
  },
  (ctx, { params, body }) => rotateApiKey(ctx, params.keyId, body.overlapHours),
);
