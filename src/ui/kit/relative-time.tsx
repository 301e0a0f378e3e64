'use client';

import { useFormatter, useNow } from 'next-intl';
import { useEffect, useState } from 'react';
import { Focusable } from 'react-aria-components/Focusable';
import { Tooltip } from './tooltip';

const MINUTE_MS = 60_000;

/**
 * How long ago, or how soon; the exact time in the viewer's zone shows on hover and on focus.
 * @param props.at ISO 8601 instant
 */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  const zone = useViewerZone();
  const moment = new Date(at);
  const absolute = format.dateTime(moment, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone });
  return (
    <Tooltip text={`${absolute} (${zone})`}>
      <Focusable>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time must be reachable by keyboard */}
        <time dateTime={at} tabIndex={0} className="focus-ring rounded-sm whitespace-nowrap tabular-nums">
          {format.relativeTime(moment, now)}
        </time>
      </Focusable>
    </Tooltip>
  );
}

/** The browser's zone; UTC until the page runs, so that server and first paint agree. */
function useViewerZone(): string {
  const [zone, setZone] = useState('UTC');
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return zone;
}
