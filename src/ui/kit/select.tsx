'use client';

import { clsx } from 'clsx';
import { Check, ChevronsUpDown } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  SelectValue,
} from 'react-aria-components/Select';
import { FieldLabel, FieldNotes, type FieldProps, fieldClass, inputClass } from './field';
import { optionClass, popoverClass } from './popover-classes';

/** One thing to choose. */
export interface Choice {
  value: string;
  label: string;
}

export type SelectProps = Omit<AriaSelectProps<Choice>, 'children' | 'className' | 'style' | 'isInvalid'> &
  FieldProps & { choices: readonly Choice[] };

/**
 * The list of choices that Select and ComboBox open.
 * @param props.choices left out where React Aria hands down a filtered list
 */
export function ChoiceList({ choices }: { choices?: readonly Choice[] }) {
  return (
    <Popover className={clsx(popoverClass, 'min-w-(--trigger-width)')}>
      <ListBox items={choices} className="max-h-72 overflow-auto p-1 outline-none">
        {(choice: Choice) => <ChoiceRow id={choice.value} label={choice.label} />}
      </ListBox>
    </Popover>
  );
}

function ChoiceRow({ id, label }: { id: string; label: string }) {
  return (
    <ListBoxItem id={id} textValue={label} className={optionClass}>
      {({ isSelected }) => (
        <>
          <span className="flex-1 truncate">{label}</span>
          {isSelected && <Check aria-hidden="true" className="text-accent-text" />}
        </>
      )}
    </ListBoxItem>
  );
}

/** One choice out of a short, known list. */
export function Select({ label, description, error, className, choices, ...rest }: SelectProps) {
  return (
    <AriaSelect<Choice>
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={clsx(fieldClass, className)}
    >
      <FieldLabel isRequired={rest.isRequired}>{label}</FieldLabel>
      <Button
        className={clsx(inputClass, 'flex items-center gap-2 text-start data-focus-visible:outline-ring')}
      >
        <SelectValue className="flex-1 truncate data-placeholder:text-muted" />
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </Button>
      <FieldNotes description={description} error={error} />
      <ChoiceList choices={choices} />
    </AriaSelect>
  );
}
