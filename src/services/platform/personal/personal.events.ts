import { z } from 'zod';
import { defineEvent, type EventDefinition } from '@/core/events/catalogue';

/** Says who, and nothing about them: there is nothing left to say. */
const erasure = { resource: 'user', payload: z.object({ id: z.uuid() }), permission: 'members:read' };

export const erasureRequested = defineEvent({
  ...erasure,
  type: 'user.erasure_requested',
  summary: 'A person asked to be erased',
});
export const userErased = defineEvent({
  ...erasure,
  type: 'user.erased',
  summary: 'A person was erased; forget what you keep about them',
});

export const personalEvents: readonly EventDefinition[] = [erasureRequested, userErased];
