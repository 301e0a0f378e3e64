import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import { passkeyDeleted, passkeyUpdated } from '@/services/platform/passkeys/passkeys.events';
import { Passkey, PasskeyParams, UpdatePasskey } from '@/services/platform/passkeys/passkeys.schema';
import { deletePasskey, renamePasskey } from '@/services/platform/passkeys/passkeys.service';

export const PUT = endpoint(
  {
    summary: 'Rename a passkey',
    permission: 'signed-in',
    audit: passkeyUpdated,
    params: PasskeyParams,
    body: UpdatePasskey,
    response: Passkey,
  },
  (ctx, { params, body }) => renamePasskey(ctx, params.passkeyId, body.name),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Remove a passkey',
    permission: 'signed-in',
    audit: passkeyDeleted,
    params: PasskeyParams,
    response: Deleted,
  },
  (ctx, { params }) => deletePasskey(ctx, params.passkeyId),
);
