import { defineEvent } from '@/core/events/catalogue';
import { Group } from './groups.schema';

const group = { resource: 'group', payload: Group, permission: 'members:read' };
export const groupCreated = defineEvent({
  ...group,
  type: 'group.created',
  summary: 'A group was provisioned',
});
export const groupUpdated = defineEvent({
  ...group,
  type: 'group.updated',
  summary: 'A group, its members or the role it gives changed',
});
export const groupDeleted = defineEvent({ ...group, type: 'group.deleted', summary: 'A group was removed' });

export const groupEvents = [groupCreated, groupUpdated, groupDeleted];
