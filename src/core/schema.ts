import { z } from 'zod';

/** A moment: ISO 8601 with offset on the wire, a Date in services. */
export const instant = z
  .codec(
    z.iso.datetime({ offset: true, error: 'Must be a date and time such as 2026-01-31T09:00:00Z.' }),
    z.date(),
    {
      decode: (text) => new Date(text),
      encode: (date) => date.toISOString(),
    },
  )
  .meta({ id: 'Instant', description: 'ISO 8601 date and time with offset.' });

/** The id of a resource. */
export const id = z.uuid({ error: 'Must be a UUID.' });

/** A text that people read: trimmed, not empty, at most `max` characters. */
export function text(max: number) {
  return z.string().trim().min(1, 'Must not be empty.').max(max, `Must have at most ${max} characters.`);
}

/** An e-mail address, lower-cased. RFC 5321 limits it to 254 characters. */
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email('Must be an e-mail address.'));

/** Any JSON object whose inside another rule checks. */
export const jsonObject = z.record(z.string(), z.json());

/** What a deletion answers. */
export const Deleted = z.object({ id }).meta({ id: 'Deleted' });
