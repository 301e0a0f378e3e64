import { endpoint } from '@/endpoint';
import { mfaEnabled } from '@/services/platform/mfa/mfa.events';
import { ConfirmTotp, RecoveryCodes } from '@/services/platform/mfa/mfa.schema';
import { confirmTotp } from '@/services/platform/mfa/mfa.service';

export const POST = endpoint(
  {
    summary: 'Turn two-step sign-in on with a first code',
    permission: 'signed-in',
    audit: mfaEnabled,
    body: ConfirmTotp,
    response: RecoveryCodes,
    errors: ['CONFLICT'],
  },
  (ctx, { body }) => confirmTotp(ctx, body.code),
);
