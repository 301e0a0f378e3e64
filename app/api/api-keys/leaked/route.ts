import { endpoint } from '@/endpoint';
import { apiKeyRevoked } from '@/services/platform/api-keys/api-keys.events';
import { reportLeakedKey } from '@/services/platform/api-keys/api-keys.leaked';
import { LeakedKey, LeakReceived } from '@/services/platform/api-keys/api-keys.schema';

export const POST = endpoint(
  {
    summary: 'Report an API key that was found in public',
    description:
      'Whoever holds the whole key may report it: it is revoked at once and its owners are told. The answer is the same for a key that is none of ours.',
    permission: 'public',
    audit: apiKeyRevoked,
    body: LeakedKey,
    response: LeakReceived,
    errors: ['RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => reportLeakedKey(ctx, body.key),
);
