import { endpoint } from '@/endpoint';
import { notificationSent } from '@/services/platform/notifications/notifications.events';
import { SendToUser, SentNotification } from '@/services/platform/notifications/send.schema';
import { sendToUser } from '@/services/platform/notifications/send.service';

export const POST = endpoint(
  {
    summary: 'Tell one member something',
    permission: 'notifications:send',
    audit: notificationSent,
    body: SendToUser,
    response: SentNotification,
  },
  (ctx, { body }) => sendToUser(ctx, body),
);
