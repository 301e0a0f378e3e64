import { z } from 'zod';
import type { Listing } from '@/core/http/listing';
import { Notification } from './notifications.schema';

/** What one person was told in one tenant. */
export const notificationListing = {
  resource: 'notification',
  table: 'notifications',
  row: Notification,
  sort: { createdAt: 'created_at' },
  defaultSort: '-createdAt',
  filters: {
    unread: { kind: 'boolean', column: '(read_at is null)' },
    type: { kind: 'values', column: 'type', of: z.string().max(80) },
    createdAt: { kind: 'range', column: 'created_at', of: 'instant' },
  },
} satisfies Listing<typeof Notification>;
