import { endpoint } from '@/endpoint';
import { passkeySignInOptions } from '@/services/platform/passkeys/passkey-sign-in.service';
import { PasskeyOptions } from '@/services/platform/passkeys/passkeys.schema';

export const POST = endpoint(
  {
    summary: 'Begin to sign in with a passkey',
    permission: 'public',
    audit: { none: 'a challenge is made, and nothing kept' },
    response: PasskeyOptions,
  },
  async (ctx) => ({ ...(await passkeySignInOptions(ctx)) }),
);
