import { endpoint } from '@/endpoint';
import { ApiKey } from '@/services/platform/api-keys/api-keys.schema';
import { currentApiKey } from '@/services/platform/api-keys/api-keys.service';

export const GET = endpoint(
  {
    summary: 'Get the API key that calls',
    description: 'What this key may do and until when. A test key may ask this, too.',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: ApiKey,
    errors: ['FORBIDDEN'],
  },
  (ctx) => currentApiKey(ctx),
);
