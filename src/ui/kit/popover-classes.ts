import { clsx } from 'clsx';

/** The box that every menu, list and calendar opens in. */
export const popoverClass = 'overlay-motion rounded-lg bg-raised shadow-overlay outline-none';

/** One row of a menu or a list of choices. */
export const optionClass = clsx(
  'group flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-base text-text outline-none',
  'data-focused:bg-hover data-disabled:text-muted data-disabled:opacity-60 pointer-coarse:min-h-11',
  '[&_svg]:size-4 [&_svg]:shrink-0',
);
