'use client';

import { useFormatter } from 'next-intl';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Gives a function that writes a number of bytes in the largest fitting unit, in the viewer's language. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
    const unit = UNITS[step] ?? 'byte';
    return format.number(bytes / 1024 ** step, { style: 'unit', unit, maximumFractionDigits: 1 });
  };
}
