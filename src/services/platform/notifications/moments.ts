import {
  type CalendarDate,
  fromDate,
  parseTime,
  toCalendarDate,
  toCalendarDateTime,
  toZoned,
} from '@internationalized/date';

/** A part of every day by the clock on the wall; it goes over midnight where `until` is not after `from`. */
export interface QuietHours {
  /** Such as `22:00`. */
  from: string;
  until: string;
}

/**
 * When the quiet hours end that a moment lies in. They go by the clock on the wall, so that a night in which clocks are
 * changed is an hour longer or shorter.
 * @param timeZone an IANA name
 * @returns null for a moment outside them
 */
export function endOfQuietHours(now: Date, { from, until }: QuietHours, timeZone: string): Date | null {
  const today = toCalendarDate(fromDate(now, timeZone));
  // The hours that began yesterday may reach into today.
  for (const day of [today.subtract({ days: 1 }), today]) {
    const begin = at(day, from, timeZone);
    const end = at(until > from ? day : day.add({ days: 1 }), until, timeZone);
    if (begin <= now && now < end) return end;
  }
  return null;
}

/** The next time that the clock on the wall shows a full hour. @param hour 0 to 23 */
export function nextAtHour(now: Date, hour: number, timeZone: string): Date {
  const today = toCalendarDate(fromDate(now, timeZone));
  const time = `${String(hour).padStart(2, '0')}:00`;
  const first = at(today, time, timeZone);
  return first > now ? first : at(today.add({ days: 1 }), time, timeZone);
}

/** A time that the change to summer leaves out is the one after it; of a time that comes twice, the first. */
function at(day: CalendarDate, time: string, timeZone: string): Date {
  return toZoned(toCalendarDateTime(day, parseTime(time)), timeZone, 'compatible').toDate();
}
