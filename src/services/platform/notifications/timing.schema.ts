import { z } from 'zod';

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

export type TimingValue = z.output<typeof Timing>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
