import { endpoint } from '@/endpoint';
import { TotpSetup } from '@/services/platform/mfa/mfa.schema';
import { setUpTotp } from '@/services/platform/mfa/mfa.service';

export const POST = endpoint(
  {
    summary: 'Begin to set up an authenticator app',
    description: 'It counts once a first code of it was confirmed.',
    permission: 'signed-in',
    audit: { none: 'nothing counts before the first code is confirmed' },
    response: TotpSetup,
    errors: ['CONFLICT'],
  },
  (ctx) => setUpTotp(ctx),
);
