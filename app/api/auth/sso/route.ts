import { endpoint } from '@/endpoint';
import { FindSignIn, SignInChoices } from '@/services/platform/sso/sso.schema';
import { findSignIn } from '@/services/platform/sso/sso.service';

export const POST = endpoint(
  {
    summary: 'Find where an address signs in',
    description: 'The connections of whoever has proven the domain of the address; none for any other.',
    permission: 'public',
    audit: { none: 'changes nothing: it looks up a domain' },
    body: FindSignIn,
    response: SignInChoices,
  },
  (ctx, { body }) => findSignIn(ctx, body),
);
