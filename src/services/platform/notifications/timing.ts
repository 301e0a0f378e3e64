import type { Channel } from '@/core/notifications/rule';
import { defineSetting } from '@/core/settings/settings';
import { endOfQuietHours, nextAtHour } from './moments';
import { Timing, type TimingValue } from './timing.schema';

/** When somebody wants to be told, by the clock on their wall. */
export const timing = defineSetting({
  name: 'notifications.timing',
  scope: 'user',
  permission: null,
  summary: 'Quiet hours, and the hour of one daily letter in place of many; in your time zone',
  schema: Timing,
  default: { timezone: 'UTC', quietHours: null, digestHour: null },
});

/** When a message goes out: at once (null), or later; `held` ones wait for the daily letter. */
export interface Plan {
  status: 'queued' | 'held';
  sendAfter: Date | null;
}

/** Plans a message by its person's wishes. What is urgent is told at any hour. */
export function planFor(
  now: Date,
  { timezone, quietHours, digestHour }: TimingValue,
  channel: Channel,
  urgent: boolean,
): Plan {
  if (urgent) return { status: 'queued', sendAfter: null };
  if (channel === 'email' && digestHour !== null)
    return { status: 'held', sendAfter: nextAtHour(now, digestHour, timezone) };
  return { status: 'queued', sendAfter: quietHours && endOfQuietHours(now, quietHours, timezone) };
}
