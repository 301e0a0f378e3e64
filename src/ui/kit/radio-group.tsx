'use client';

import { clsx } from 'clsx';
import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Radio,
} from 'react-aria-components/RadioGroup';
import { FieldLabel, FieldNotes, type FieldProps, fieldClass } from './field';
import type { Choice } from './select';

export type RadioGroupProps = Omit<AriaRadioGroupProps, 'children' | 'className' | 'style' | 'isInvalid'> &
  FieldProps & { choices: readonly (Choice & { description?: string })[] };

/** One choice out of a few, all of them in sight. */
export function RadioGroup({ label, description, error, className, choices, ...rest }: RadioGroupProps) {
  return (
    <AriaRadioGroup
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={clsx(fieldClass, className)}
    >
      <FieldLabel isRequired={rest.isRequired}>{label}</FieldLabel>
      <div className="flex flex-col gap-2">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            className="group flex items-start gap-2 data-disabled:opacity-50"
          >
            <span className="mt-0.5 flex size-4 shrink-0 rounded-full border border-field-border bg-raised outline-2 outline-offset-2 outline-transparent transition-all group-data-focus-visible:outline-ring group-data-selected:border-5 group-data-selected:border-accent" />
            <span className="flex flex-col">
              <span>{choice.label}</span>
              {choice.description && <span className="text-sm text-muted">{choice.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  );
}
