import { z } from 'zod';
import { rawEndpoint } from '@/endpoint';
import { startSaml } from '@/services/platform/sso/saml.service';
import { toProvider, toSignIn } from '@/services/platform/sso/sso-pages';

export const GET = rawEndpoint(
  {
    summary: 'Begin a SAML sign-in',
    description:
      'Sends the browser to the identity provider. An app names the `challenge` of its own verifier.',
    permission: 'public',
    params: z.object({ providerId: z.uuid() }),
    query: z.strictObject({
      next: z.string().max(2000).optional(),
      challenge: z
        .string()
        .regex(/^[\w-]{43}$/, 'Must be a SHA-256 in base64url.')
        .optional(),
    }),
    contentType: 'text/html',
    keeps: true,
    refusal: toSignIn,
  },
  async (ctx, { params, query }) => toProvider(await startSaml(ctx, params.providerId, query)),
);
