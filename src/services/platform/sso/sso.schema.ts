import { z } from 'zod';
import { email } from '@/core/schema';
import { ProviderKind } from '../identity-providers/identity-providers.schema';

export const FindSignIn = z
  .strictObject({ email: email.meta({ title: 'E-mail' }) })
  .meta({ id: 'FindSignIn' });

export const SignInChoices = z
  .object({
    providers: z.array(
      z.object({
        kind: ProviderKind,
        name: z.string(),
        provider: z.string().meta({ description: 'OIDC: its name at /api/auth/signin/{provider}.' }),
        startUrl: z.string().nullable().meta({ description: 'SAML: where the browser goes to sign in.' }),
      }),
    ),
  })
  .meta({ id: 'SignInChoices' });

export const ExchangeTicket = z
  .strictObject({
    ticket: z.string().min(1).max(200),
    verifier: z
      .string()
      .min(43)
      .max(128)
      .meta({ description: 'Whose SHA-256 (base64url) was the `challenge` of the start (as in RFC 7636).' }),
  })
  .meta({ id: 'ExchangeTicket' });
