import { defineEvent } from '@/core/events/catalogue';
import { Person } from '../auth/auth.schema';

const person = { resource: 'user', payload: Person, permission: 'members:read' };
export const userSuspended = defineEvent({
  ...person,
  type: 'user.suspended',
  summary: "A person's account was suspended everywhere",
});
export const userReactivated = defineEvent({
  ...person,
  type: 'user.reactivated',
  summary: "A person's suspended account works again",
});
export const userDeleted = defineEvent({
  ...person,
  type: 'user.deleted',
  summary: 'A person deleted their account',
});

export const userEvents = [userSuspended, userReactivated, userDeleted];
