import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { checkIdentityProvider } from '@/services/platform/identity-providers/check-provider';
import { ProviderCheck } from '@/services/platform/identity-providers/identity-providers.schema';

export const POST = endpoint(
  {
    summary: 'Check an identity provider',
    description:
      "Reads the provider's own description and keys, or the certificates, and says what is wrong.",
    permission: 'sso:write',
    audit: { none: 'changes nothing: it asks the provider' },
    params: z.object({ providerId: z.uuid() }),
    response: ProviderCheck,
    waitsOutside: true,
  },
  (ctx, { params }) => checkIdentityProvider(ctx, params.providerId),
);
