import { defineEvent } from '@/core/events/catalogue';
import { Member } from './members.schema';

const member = { resource: 'member', payload: Member, permission: 'members:read' };
export const memberAdded = defineEvent({
  ...member,
  type: 'member.added',
  summary: 'Somebody became a member of the tenant',
});
export const memberUpdated = defineEvent({
  ...member,
  type: 'member.updated',
  summary: "A member's role, zones or locations changed",
});
export const memberRemoved = defineEvent({
  ...member,
  type: 'member.removed',
  summary: 'A member was removed, or left',
});
export const memberSuspended = defineEvent({
  ...member,
  type: 'member.suspended',
  summary: 'A member was suspended',
});
export const memberReactivated = defineEvent({
  ...member,
  type: 'member.reactivated',
  summary: 'A suspended member may work again',
});

export const memberEvents = [memberAdded, memberUpdated, memberRemoved, memberSuspended, memberReactivated];
