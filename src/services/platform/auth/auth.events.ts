import { defineEvent } from '@/core/events/catalogue';
import { Person } from './auth.schema';

const person = { resource: 'user', payload: Person, permission: 'members:read' };
export const emailVerified = defineEvent({
  ...person,
  type: 'user.email_verified',
  summary: 'A person proved that their e-mail address is theirs',
});
export const phoneVerified = defineEvent({
  ...person,
  type: 'user.phone_verified',
  summary: 'A person proved that their phone number is theirs',
});
export const passwordChanged = defineEvent({
  ...person,
  type: 'user.password_changed',
  summary: 'A person chose a new password',
});
export const passwordReset = defineEvent({
  ...person,
  type: 'user.password_reset',
  summary: 'A person chose a new password by a link of a letter',
});

export const authEvents = [emailVerified, phoneVerified, passwordChanged, passwordReset];
