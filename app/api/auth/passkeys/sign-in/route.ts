import { endpoint } from '@/endpoint';
import { Tokens } from '@/services/platform/auth/auth.schema';
import { sessionStarted } from '@/services/platform/events';
import { signInByPasskey } from '@/services/platform/passkeys/passkey-sign-in.service';
import { PasskeySignIn } from '@/services/platform/passkeys/passkeys.schema';

export const POST = endpoint(
  {
    summary: 'Sign in with a passkey',
    description: 'It verifies its person itself, and is both factors in one.',
    permission: 'public',
    audit: sessionStarted,
    body: PasskeySignIn,
    response: Tokens,
    errors: ['INVALID_CREDENTIALS', 'INVALID_TOKEN'],
  },
  (ctx, { body }) => signInByPasskey(ctx, body),
);
