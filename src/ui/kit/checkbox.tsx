'use client';

import { clsx } from 'clsx';
import { Check, Minus } from 'lucide-react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox';

type Base = Omit<AriaCheckboxProps, 'children' | 'className' | 'style'>;

/** A box with a visible label beside it. */
export type CheckboxProps = Base & { label: string; description?: string; className?: string };

function Box({ isSelected, isIndeterminate }: { isSelected: boolean; isIndeterminate: boolean }) {
  const isMarked = isSelected || isIndeterminate;
  return (
    <span
      className={clsx(
        'mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border transition-colors',
        isMarked ? 'border-accent bg-accent text-on-accent' : 'border-field-border bg-raised',
      )}
    >
      {isIndeterminate && <Minus aria-hidden="true" className="size-3" strokeWidth={3} />}
      {isSelected && !isIndeterminate && <Check aria-hidden="true" className="size-3" strokeWidth={3} />}
    </span>
  );
}

/** A yes or no that waits for the form to be saved. */
export function Checkbox({ label, description, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      validationBehavior="aria"
      className={clsx(
        'focus-ring flex items-start gap-2 rounded-sm text-base data-disabled:opacity-50',
        className,
      )}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <Box isSelected={isSelected} isIndeterminate={isIndeterminate} />
          <span className="flex flex-col">
            <span>{label}</span>
            {description && <span className="text-sm text-muted">{description}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

/** The box that selects a row or all rows; React Aria names it after the row. */
export function SelectionBox() {
  return (
    <AriaCheckbox slot="selection" className="focus-ring flex rounded-sm pointer-coarse:p-2">
      {({ isSelected, isIndeterminate }) => <Box isSelected={isSelected} isIndeterminate={isIndeterminate} />}
    </AriaCheckbox>
  );
}
