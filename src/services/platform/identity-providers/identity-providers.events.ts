import { defineEvent } from '@/core/events/catalogue';
import { IdentityProvider } from './identity-providers.schema';

const provider = { resource: 'identity_provider', payload: IdentityProvider, permission: 'sso:read' };
export const identityProviderCreated = defineEvent({
  ...provider,
  type: 'identity_provider.created',
  summary: 'A connection to an identity provider was made',
});
export const identityProviderUpdated = defineEvent({
  ...provider,
  type: 'identity_provider.updated',
  summary: 'A connection to an identity provider was changed',
});
export const identityProviderDeleted = defineEvent({
  ...provider,
  type: 'identity_provider.deleted',
  summary: 'A connection to an identity provider was removed',
});

export const identityProviderEvents = [
  identityProviderCreated,
  identityProviderUpdated,
  identityProviderDeleted,
];
