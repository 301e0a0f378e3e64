import { endpoint } from '@/endpoint';
import { UnreadCount } from '@/services/platform/notifications/notifications.schema';
import { countUnread } from '@/services/platform/notifications/notifications.service';

export const GET = endpoint(
  {
    summary: 'Count your unread notifications',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response: UnreadCount,
  },
  (ctx) => countUnread(ctx),
);
