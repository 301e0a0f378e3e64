import { defineEvent } from '@/core/events/catalogue';
import { ApiKey } from './api-keys.schema';

const apiKey = { resource: 'api_key', payload: ApiKey, permission: 'api-keys:read' };
export const apiKeyCreated = defineEvent({
  ...apiKey,
  type: 'api_key.created',
  summary: 'An API key was created',
});
export const apiKeyUpdated = defineEvent({
  ...apiKey,
  type: 'api_key.updated',
  summary: 'An API key was changed',
});
export const apiKeyRotated = defineEvent({
  ...apiKey,
  type: 'api_key.rotated',
  summary: 'An API key was replaced by a new one, and works for the overlap only',
});
export const apiKeyRevoked = defineEvent({
  ...apiKey,
  type: 'api_key.revoked',
  summary: 'An API key was revoked',
});

export const apiKeyEvents = [apiKeyCreated, apiKeyUpdated, apiKeyRotated, apiKeyRevoked];
