'use client';

import { useFormatter, useNow } from 'next-intl';
import { useViewerZone } from './viewer-zone';

const MINUTE_MS = 60_000;

/**
 * How long ago, or how soon; the exact time in the viewer's zone shows on hover.
 * @param props.at ISO 8601 instant
 */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  const zone = useViewerZone() ?? 'UTC';
  const moment = new Date(at);
  const absolute = format.dateTime(moment, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone });
  return (
    <time
      // The server's clock and the browser's differ by what the page took to arrive.
      suppressHydrationWarning
      dateTime={at}
      title={`${absolute} (${zone})`}
      className="whitespace-nowrap tabular-nums"
    >
      {format.relativeTime(moment, now)}
    </time>
  );
}
