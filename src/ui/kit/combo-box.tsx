'use client';

import { clsx } from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Button,
  Input,
} from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { FieldLabel, FieldNotes, type FieldProps, fieldClass } from './field';
import { type Choice, ChoiceList } from './select';

export type ComboBoxProps = Omit<
  AriaComboBoxProps<Choice>,
  'children' | 'className' | 'style' | 'isInvalid' | 'items' | 'defaultItems'
> &
  FieldProps & { choices: readonly Choice[]; placeholder?: string };

/** One choice out of a long list, found by typing. */
export function ComboBox(props: ComboBoxProps) {
  const { label, description, error, className, choices, placeholder, ...rest } = props;
  return (
    <AriaComboBox<Choice>
      {...rest}
      defaultItems={choices}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={clsx(fieldClass, className)}
    >
      <FieldLabel isRequired={rest.isRequired}>{label}</FieldLabel>
      <Group className="field-box flex h-8 w-full items-center pointer-coarse:h-11 pointer-coarse:text-lg">
        <Input placeholder={placeholder} className="min-w-0 flex-1 bg-transparent px-2.5 outline-none" />
        <Button className="flex w-8 items-center justify-center self-stretch text-muted">
          <ChevronsUpDown aria-hidden="true" className="size-4" />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
      <ChoiceList />
    </AriaComboBox>
  );
}
