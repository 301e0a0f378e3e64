import { endpoint } from '@/endpoint';
import { notificationSent } from '@/services/platform/notifications/notifications.events';
import { SendToZone, SentNotification } from '@/services/platform/notifications/send.schema';
import { sendToZone } from '@/services/platform/notifications/send.service';

export const POST = endpoint(
  {
    summary: 'Tell the members of a zone something',
    permission: 'notifications:send',
    audit: notificationSent,
    body: SendToZone,
    response: SentNotification,
  },
  (ctx, { body }) => sendToZone(ctx, body),
);
