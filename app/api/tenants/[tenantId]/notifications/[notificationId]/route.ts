import { Deleted } from '@/core/schema';
import { endpoint } from '@/endpoint';
import {
  notificationDeleted,
  notificationUpdated,
} from '@/services/platform/notifications/notifications.events';
import {
  MarkNotification,
  Notification,
  NotificationDetail,
  NotificationParams as params,
} from '@/services/platform/notifications/notifications.schema';
import {
  deleteNotification,
  getNotification,
  markNotification,
} from '@/services/platform/notifications/notifications.service';

export const GET = endpoint(
  {
    summary: 'Get one of your notifications',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    params,
    response: NotificationDetail,
  },
  (ctx, { params }) => getNotification(ctx, params.notificationId),
);

export const PUT = endpoint(
  {
    summary: 'Mark a notification as read or unread',
    permission: 'signed-in',
    audit: notificationUpdated,
    params,
    body: MarkNotification,
    response: Notification,
  },
  (ctx, { params, body }) => markNotification(ctx, params.notificationId, body),
);

export const PATCH = PUT;

export const DELETE = endpoint(
  {
    summary: 'Delete one of your notifications',
    permission: 'signed-in',
    audit: notificationDeleted,
    params,
    response: Deleted,
  },
  (ctx, { params }) => deleteNotification(ctx, params.notificationId),
);
