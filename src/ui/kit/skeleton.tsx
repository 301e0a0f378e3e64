import { clsx } from 'clsx';

/** A quiet shape in place of something that is on its way; the region around it says `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={clsx('block h-3.5 animate-pulse rounded-sm bg-hover', className)} />
  );
}
