import { listEndpoint } from '@/endpoint';
import { notificationListing } from '@/services/platform/notifications/notifications.listing';
import { listNotifications } from '@/services/platform/notifications/notifications.service';

export const GET = listEndpoint(
  {
    summary: 'List your notifications',
    description: 'What you were told in this tenant; nobody else sees it.',
    permission: 'signed-in',
    listing: notificationListing,
  },
  (ctx, { query }) => listNotifications(ctx, query),
);
