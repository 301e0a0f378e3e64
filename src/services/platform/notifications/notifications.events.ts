import { z } from 'zod';
import { defineEvent, definePersonalEvent } from '@/core/events/catalogue';
import { SentNotification } from './send.schema';

/** The payload names whose it is, and nothing that it says. */
const payload = z.object({ userId: z.uuid(), id: z.uuid().optional() });
const notification = {
  resource: 'notification',
  permission: 'events:read',
  payload,
};

export const notificationCreated = definePersonalEvent({
  ...notification,
  type: 'notification.created',
  summary: 'You were told of something',
});
export const notificationUpdated = definePersonalEvent({
  ...notification,
  type: 'notification.updated',
  summary: 'You marked what you were told as read or unread',
});
export const notificationDeleted = definePersonalEvent({
  ...notification,
  type: 'notification.deleted',
  summary: 'You deleted something that you were told',
});
export const preferencesChanged = definePersonalEvent({
  ...notification,
  resource: 'notification_preference',
  type: 'notification_preference.changed',
  summary: 'You decided by which ways you are told of something',
});

export const notificationSent = defineEvent({
  resource: 'notification',
  type: 'notification.sent',
  summary: 'Somebody told others something',
  permission: 'notifications:send',
  payload: SentNotification,
});

export const notificationEvents = [
  notificationSent,
  notificationCreated,
  notificationUpdated,
  notificationDeleted,
  preferencesChanged,
];
