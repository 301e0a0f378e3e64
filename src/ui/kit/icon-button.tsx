'use client';

import { clsx } from 'clsx';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tooltip } from './tooltip';

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  /** What the button does: its name for assistive technology and its tooltip. */
  label: string;
  children: ReactNode;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** The classes of a square button that holds only an icon. */
export const iconButtonClass = clsx(
  'focus-ring inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors',
  'data-hovered:bg-hover data-hovered:text-text data-disabled:opacity-40 pointer-coarse:size-11 [&_svg]:size-4',
);

/** A button that shows only an icon; its label appears as a tooltip. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton {...rest} aria-label={label} className={clsx(iconButtonClass, className)}>
        {children}
      </AriaButton>
    </Tooltip>
  );
}
