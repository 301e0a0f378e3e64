import { z } from 'zod';
import { channels } from '@/core/notifications/rule';
import { id, instant } from '@/core/schema';

export const Notification = z
  .object({
    id: z.uuid(),
    type: z.string().meta({ description: "The event's type, or `message` for what somebody sent by hand." }),
    title: z.string(),
    body: z.string(),
    link: z.string().nullable().meta({ description: 'A path of the console that shows more.' }),
    readAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Notification' });

const channel = z.enum(channels);

export const NotificationDetail = Notification.extend({
  messages: z
    .array(
      z.object({
        channel: z.string(),
        status: z.enum(['queued', 'held', 'sent', 'failed', 'dropped']),
        reason: z.string().nullable(),
        sendAfter: instant.nullable(),
        sentAt: instant.nullable(),
      }),
    )
    .meta({ description: 'By which other ways it was sent, and how that went.' }),
}).meta({ id: 'NotificationDetail' });

export const NotificationParams = z.object({ notificationId: id });

export const MarkNotification = z
  .strictObject({ read: z.boolean().meta({ title: 'Read' }) })
  .meta({ id: 'MarkNotification' });

export const UnreadCount = z.object({ unread: z.int() }).meta({ id: 'UnreadNotifications' });
export const MarkedRead = z.object({ marked: z.int() }).meta({ id: 'NotificationsMarkedRead' });

export const NotificationPreference = z
  .object({
    type: z.string(),
    names: z.object({ en: z.string(), ar: z.string() }),
    urgent: z.boolean().meta({ description: 'Told at any hour, and never gathered into a digest.' }),
    channels: z
      .partialRecord(channel, z.boolean())
      .meta({ description: 'By which ways you are told of it.' }),
  })
  .meta({ id: 'NotificationPreference' });

export const SetNotificationPreferences = z
  .strictObject({
    preferences: z
      .array(z.strictObject({ type: z.string().max(80), channel, enabled: z.boolean() }))
      .min(1, 'Name at least one.')
      .max(500),
  })
  .meta({ id: 'SetNotificationPreferences' });

export type SetPreferencesInput = z.output<typeof SetNotificationPreferences>;
