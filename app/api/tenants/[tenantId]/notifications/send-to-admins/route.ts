import { endpoint } from '@/endpoint';
import { notificationSent } from '@/services/platform/notifications/notifications.events';
import { SendToAdmins, SentNotification } from '@/services/platform/notifications/send.schema';
import { sendToAdmins } from '@/services/platform/notifications/send.service';

export const POST = endpoint(
  {
    summary: 'Tell the administrators something',
    permission: 'notifications:send',
    audit: notificationSent,
    body: SendToAdmins,
    response: SentNotification,
  },
  (ctx, { body }) => sendToAdmins(ctx, body),
);
