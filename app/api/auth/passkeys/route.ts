import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { passkeyCreated } from '@/services/platform/passkeys/passkeys.events';
import { CreatePasskey, Passkey } from '@/services/platform/passkeys/passkeys.schema';
import { createPasskey, listPasskeys } from '@/services/platform/passkeys/passkeys.service';

export const GET = endpoint(
  {
    summary: 'List your passkeys',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: z.array(Passkey),
  },
  (ctx) => listPasskeys(ctx),
);

export const POST = endpoint(
  {
    summary: 'Add a passkey',
    description: 'With what the browser answered to the options of `POST /api/auth/passkeys/options`.',
    permission: 'signed-in',
    audit: passkeyCreated,
    body: CreatePasskey,
    response: Passkey,
    status: 201,
    errors: ['CONFLICT'],
  },
  (ctx, { body }) => createPasskey(ctx, body),
);
