import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { preferencesChanged } from '@/services/platform/notifications/notifications.events';
import {
  NotificationPreference,
  SetNotificationPreferences,
} from '@/services/platform/notifications/notifications.schema';
import { listPreferences, setPreferences } from '@/services/platform/notifications/preferences.service';

const response = z.array(NotificationPreference);

export const GET = endpoint(
  {
    summary: 'List by which ways you are told of what',
    permission: 'signed-in',
    audit: { none: 'reads only' },
    response,
  },
  (ctx) => listPreferences(ctx),
);

export const PUT = endpoint(
  {
    summary: 'Decide by which ways you are told of what',
    description: 'What is left out stays as it is. It holds in every tenant that you belong to.',
    permission: 'signed-in',
    audit: preferencesChanged,
    body: SetNotificationPreferences,
    response,
  },
  (ctx, { body }) => setPreferences(ctx, body),
);

export const PATCH = PUT;
