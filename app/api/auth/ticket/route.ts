import { endpoint } from '@/endpoint';
import { Tokens } from '@/services/platform/auth/auth.schema';
import { sessionStarted } from '@/services/platform/events';
import { ExchangeTicket } from '@/services/platform/sso/sso.schema';
import { exchangeTicket } from '@/services/platform/sso/tickets';

export const POST = endpoint(
  {
    summary: 'Exchange a sign-in ticket for tokens',
    description: 'For an app that began a SAML sign-in with the challenge of its verifier.',
    permission: 'public',
    audit: sessionStarted,
    body: ExchangeTicket,
    response: Tokens,
    errors: ['INVALID_TOKEN', 'INVALID_CREDENTIALS'],
  },
  (ctx, { body }) => exchangeTicket(ctx, body),
);
