import { endpoint } from '@/endpoint';
import { notificationUpdated } from '@/services/platform/notifications/notifications.events';
import { MarkedRead } from '@/services/platform/notifications/notifications.schema';
import { markAllRead } from '@/services/platform/notifications/notifications.service';

export const POST = endpoint(
  {
    summary: 'Mark all your notifications as read',
    permission: 'signed-in',
    audit: notificationUpdated,
    response: MarkedRead,
  },
  (ctx) => markAllRead(ctx),
);
