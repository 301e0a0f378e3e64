import { endpoint } from '@/endpoint';
import { mfaDisabled } from '@/services/platform/mfa/mfa.events';
import { Mfa, MfaOff, MfaProof } from '@/services/platform/mfa/mfa.schema';
import { disableMfa, getMfa } from '@/services/platform/mfa/mfa.service';

export const GET = endpoint(
  {
    summary: 'Get the state of your two-step sign-in',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: Mfa,
  },
  (ctx) => getMfa(ctx),
);

export const DELETE = endpoint(
  {
    summary: 'Turn your two-step sign-in off',
    description: 'Needs your password, a code or a recovery code.',
    permission: 'signed-in',
    audit: mfaDisabled,
    body: MfaProof,
    response: MfaOff,
    errors: ['CONFLICT', 'RATE_LIMIT_EXCEEDED'],
  },
  (ctx, { body }) => disableMfa(ctx, body),
);
