'use client';

import { clsx } from 'clsx';
import { Minus, Plus } from 'lucide-react';
import type { Ref } from 'react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components/NumberField';
import { FieldLabel, FieldNotes, type FieldProps, fieldClass } from './field';

export type NumberFieldProps = Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> &
  FieldProps & { ref?: Ref<HTMLInputElement> };

const stepClass =
  'flex w-8 items-center justify-center text-muted data-hovered:bg-hover data-hovered:text-text data-disabled:opacity-40 pointer-coarse:w-11';

/** A number, typed or stepped, written the way the viewer's language writes numbers. */
export function NumberField({ label, description, error, className, ref, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={clsx(fieldClass, className)}
    >
      <FieldLabel isRequired={rest.isRequired}>{label}</FieldLabel>
      <Group className="field-box flex h-8 w-full overflow-hidden pointer-coarse:h-11 pointer-coarse:text-lg">
        <Input ref={ref} className="min-w-0 flex-1 bg-transparent px-2.5 tabular-nums outline-none" />
        <Button slot="decrement" className={stepClass}>
          <Minus aria-hidden="true" className="size-3.5" />
        </Button>
        <Button slot="increment" className={stepClass}>
          <Plus aria-hidden="true" className="size-3.5" />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  );
}
