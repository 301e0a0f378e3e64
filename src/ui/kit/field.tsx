'use client';

import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';

/** What every field of the kit takes beside its own value. */
export interface FieldProps {
  /** The visible name; a field without one cannot be built. */
  label: string;
  /** Help that stays visible under the field. */
  description?: ReactNode;
  /** What is wrong with the value and how to mend it; marks the field as invalid. */
  error?: string;
  /** Layout classes of the whole field, for a grid or a width. */
  className?: string;
}

export const inputClass = clsx(
  'field-box h-8 w-full min-w-0 px-2.5 text-base placeholder:text-muted',
  'pointer-coarse:h-11 pointer-coarse:text-lg',
);

export const fieldClass = 'flex min-w-0 flex-col gap-1.5';

/**
 * The name above a field.
 * @param props.isRequired adds the mark of a required field; the field itself tells assistive technology
 */
export function FieldLabel({ children, isRequired }: { children: ReactNode; isRequired?: boolean }) {
  return (
    <Label className="text-sm font-medium text-text">
      {children}
      {isRequired && (
        <span aria-hidden="true" className="ms-0.5 text-danger">
          *
        </span>
      )}
    </Label>
  );
}

/**
 * Help and error under a field, tied to it by React Aria.
 * @param props.description help that stays visible
 * @param props.error what is wrong; shown while the field is invalid
 */
export function FieldNotes({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
  return (
    <>
      {description && (
        <Text slot="description" className="text-sm text-muted">
          {description}
        </Text>
      )}
      <FieldError className="text-sm text-danger">{error}</FieldError>
    </>
  );
}
