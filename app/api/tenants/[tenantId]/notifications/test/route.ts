import { endpoint } from '@/endpoint';
import { notificationSent } from '@/services/platform/notifications/notifications.events';
import { SentNotification } from '@/services/platform/notifications/send.schema';
import { sendTest } from '@/services/platform/notifications/send.service';

export const POST = endpoint(
  {
    summary: 'Send yourself a test notification',
    permission: 'notifications:send',
    audit: notificationSent,
    response: SentNotification,
  },
  (ctx) => sendTest(ctx),
);
