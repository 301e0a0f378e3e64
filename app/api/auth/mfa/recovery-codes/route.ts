import { endpoint } from '@/endpoint';
import { recoveryCodesRenewed } from '@/services/platform/mfa/mfa.events';
import { MfaProof, RecoveryCodes } from '@/services/platform/mfa/mfa.schema';
import { newRecoveryCodes } from '@/services/platform/mfa/mfa.service';

export const POST = endpoint(
  {
    summary: 'Make ten new recovery codes',
    description: 'The earlier ones stop working. Needs your password, a code or a recovery code.',
    permission: 'signed-in',
    audit: recoveryCodesRenewed,
    body: MfaProof,
    response: RecoveryCodes,
    errors: ['CONFLICT', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => newRecoveryCodes(ctx, body),
);
