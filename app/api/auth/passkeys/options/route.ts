import { endpoint } from '@/endpoint';
import { PasskeyOptions } from '@/services/platform/passkeys/passkeys.schema';
import { passkeyOptions } from '@/services/platform/passkeys/passkeys.service';

export const POST = endpoint(
  {
    summary: 'Begin to add a passkey',
    permission: 'signed-in',
    audit: { none: 'a challenge is kept, and nothing else' },
    response: PasskeyOptions,
    errors: ['CONFLICT'],
  },
  async (ctx) => ({ ...(await passkeyOptions(ctx)) }),
);
