import { z } from 'zod';
import type { Channel } from '@/core/notifications/rule';
import { defineSetting } from '@/core/settings/settings';
import { endOfQuietHours, nextAtHour } from './moments';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time such as 22:00.');
const timezone = z.string().max(64).refine(isTimeZone, 'Must be a time zone such as Europe/Berlin.');

export const Timing = z.strictObject({
  timezone,
  quietHours: z
    .strictObject({ from: time, until: time })
    .refine(({ from, until }) => from !== until, 'Must end at another time than they begin.')
    .nullable(),
  digestHour: z.int().min(0).max(23).nullable(),
});

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
  { timezone, quietHours, digestHour }: z.output<typeof Timing>,
  channel: Channel,
  urgent: boolean,
): Plan {
  if (urgent) return { status: 'queued', sendAfter: null };
  if (channel === 'email' && digestHour !== null)
    return { status: 'held', sendAfter: nextAtHour(now, digestHour, timezone) };
  return { status: 'queued', sendAfter: quietHours && endOfQuietHours(now, quietHours, timezone) };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
