'use client';

import { clsx } from 'clsx';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';

export type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style'> & {
  label: string;
  description?: string;
  className?: string;
};

/** Turns something on or off at once, without saving a form. */
export function Switch({ label, description, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className={clsx(
        'group focus-ring flex items-start gap-2.5 rounded-sm data-disabled:opacity-50',
        className,
      )}
    >
      <span className="mt-px flex h-4.5 w-8 shrink-0 items-center rounded-full bg-field-border p-0.5 transition-colors group-data-selected:bg-accent">
        <span className="size-3.5 rounded-full bg-on-accent shadow-control transition-transform group-data-selected:translate-x-3.5 rtl:group-data-selected:-translate-x-3.5" />
      </span>
      <span className="flex flex-col">
        <span>{label}</span>
        {description && <span className="text-sm text-muted">{description}</span>}
      </span>
    </AriaSwitch>
  );
}
