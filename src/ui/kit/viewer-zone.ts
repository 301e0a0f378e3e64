'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * The IANA zone that the viewer lives in.
 * @returns `null` on the server and while the page takes over from it, because only the browser knows
 */
export function useViewerZone(): string | null {
  return useSyncExternalStore<string | null>(never, browserZone, () => null);
}
