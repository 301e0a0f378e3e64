import { endpoint, listEndpoint } from '@/endpoint';
import { identityProviderCreated } from '@/services/platform/identity-providers/identity-providers.events';
import { identityProviderListing } from '@/services/platform/identity-providers/identity-providers.listing';
import {
  CreateIdentityProvider,
  IdentityProvider,
} from '@/services/platform/identity-providers/identity-providers.schema';
import {
  createIdentityProvider,
  listIdentityProviders,
} from '@/services/platform/identity-providers/identity-providers.service';

export const GET = listEndpoint(
  {
    summary: 'List identity providers',
    permission: 'sso:read',
    listing: identityProviderListing,
    response: IdentityProvider,
  },
  (ctx, { query }) => listIdentityProviders(ctx, query),
);

export const POST = endpoint(
  {
    summary: 'Connect an identity provider',
    description: 'OpenID Connect or SAML 2.0, for addresses of mail domains that the tenant has proven.',
    permission: 'sso:write',
    audit: identityProviderCreated,
    body: CreateIdentityProvider,
    response: IdentityProvider,
    status: 201,
  },
  (ctx, { body }) => createIdentityProvider(ctx, body),
);
