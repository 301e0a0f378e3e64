import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { ApiKeyUsage, ApiKeyUsageQuery } from '@/services/platform/api-keys/api-keys.schema';
import { apiKeyUsage } from '@/services/platform/api-keys/api-keys.usage';

export const GET = endpoint(
  {
    summary: "See an API key's use",
    description: 'Calls by day and endpoint. Those of the last few seconds may still be missing.',
    permission: 'api-keys:read',
    audit: { none: 'reads only' },
    params: z.object({ keyId: z.uuid() }),
    query: ApiKeyUsageQuery,
    response: ApiKeyUsage,
  },
  (ctx, { params, query }) => apiKeyUsage(ctx, params.keyId, query),
);
