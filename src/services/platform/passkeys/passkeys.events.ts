import { z } from 'zod';
import { defineEvent } from '@/core/events/catalogue';

const passkey = {
  resource: 'passkey',
  payload: z.object({ id: z.uuid(), userId: z.uuid(), name: z.string() }),
  permission: 'members:read',
};
export const passkeyCreated = defineEvent({
  ...passkey,
  type: 'passkey.created',
  summary: 'A person added a passkey',
});
export const passkeyUpdated = defineEvent({
  ...passkey,
  type: 'passkey.updated',
  summary: 'A person renamed a passkey',
});
export const passkeyDeleted = defineEvent({
  ...passkey,
  type: 'passkey.deleted',
  summary: 'A person removed a passkey',
});
export const passkeyRefused = defineEvent({
  ...passkey,
  type: 'passkey.refused',
  summary: 'A passkey counted backwards, as a copy of it would, and was refused',
});

export const passkeyEvents = [passkeyCreated, passkeyUpdated, passkeyDeleted, passkeyRefused];
