import { z } from 'zod';
import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import {
  identityProviderDeleted,
  identityProviderUpdated,
} from '@/services/platform/identity-providers/identity-providers.events';
import {
  IdentityProvider,
  UpdateIdentityProvider,
} from '@/services/platform/identity-providers/identity-providers.schema';
import {
  deleteIdentityProvider,
  getIdentityProvider,
  updateIdentityProvider,
} from '@/services/platform/identity-providers/identity-providers.service';

const params = z.object({ providerId: z.uuid() });

export const GET = endpoint(
  {
    summary: 'Get an identity provider',
    permission: 'sso:read',
    audit: { none: 'reads only' },
    params,
    response: IdentityProvider,
  },
  (ctx, { params }) => getIdentityProvider(ctx, params.providerId),
);

export const PUT = endpoint(
  {
    summary: 'Update an identity provider',
    permission: 'sso:write',
    audit: identityProviderUpdated,
    params,
    body: UpdateIdentityProvider,
    response: IdentityProvider,
  },
  (ctx, { params, body }) => updateIdentityProvider(ctx, params.providerId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Disconnect an identity provider',
    permission: 'sso:write',
    audit: identityProviderDeleted,
    params,
    response: Deleted,
  },
  (ctx, { params }) => deleteIdentityProvider(ctx, params.providerId),
);
