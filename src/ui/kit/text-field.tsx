'use client';

import { clsx } from 'clsx';
import type { Ref } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components/TextField';
import { FieldLabel, FieldNotes, type FieldProps, fieldClass, inputClass } from './field';

type AriaProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>;

export type TextFieldProps = AriaProps &
  FieldProps & {
    placeholder?: string;
    /** For codes that read from left to right in every language, such as colours. */
    isCode?: boolean;
    ref?: Ref<HTMLInputElement>;
  };
export type TextAreaProps = AriaProps &
  FieldProps & { placeholder?: string; rows?: number; ref?: Ref<HTMLTextAreaElement> };

/** What is written from left to right in every language. */
const LEFT_TO_RIGHT = ['email', 'url', 'tel'];

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, description, error, className, placeholder, isCode, ref, ...rest } = props;
  const isLeftToRight = isCode || LEFT_TO_RIGHT.includes(rest.type ?? '');
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={clsx(fieldClass, className)}
    >
      <FieldLabel isRequired={rest.isRequired}>{label}</FieldLabel>
      <Input
        ref={ref}
        placeholder={placeholder}
        dir={isLeftToRight ? 'ltr' : undefined}
        className={inputClass}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea(props: TextAreaProps) {
  const { label, description, error, className, placeholder, rows = 3, ref, ...rest } = props;
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={clsx(fieldClass, className)}
    >
      <FieldLabel isRequired={rest.isRequired}>{label}</FieldLabel>
      <AriaTextArea
        ref={ref}
        rows={rows}
        placeholder={placeholder}
        className="field-box field-sizing-content max-h-96 min-h-20 w-full px-2.5 py-1.5 text-base pointer-coarse:text-lg"
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
