import { z } from 'zod';
import { rawEndpoint } from '@/endpoint';
import { finishSaml } from '@/services/platform/sso/saml.service';
import { formField, toCompletion, toSignIn } from '@/services/platform/sso/sso-pages';

export const POST = rawEndpoint(
  {
    summary: 'Take the answer of a SAML identity provider',
    description: 'The browser posts it as a form. It ends in a ticket of a minute, or on the sign-in page.',
    permission: 'public',
    audit: { none: 'the session is recorded when the ticket is exchanged, a new person by their own event' },
    params: z.object({ providerId: z.uuid() }),
    contentType: 'text/html',
    refusal: toSignIn,
  },
  async (ctx, { params, bytes }) =>
    toCompletion(await finishSaml(ctx, params.providerId, formField(bytes, 'SAMLResponse'))),
);
