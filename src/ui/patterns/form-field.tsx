'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { Checkbox } from '@/ui/kit/checkbox';
import { DateTimeField } from '@/ui/kit/date-time-field';
import { NumberField } from '@/ui/kit/number-field';
import { Select } from '@/ui/kit/select';
import { TextArea, TextField } from '@/ui/kit/text-field';
import { ListFieldView } from './form-list';
import type {
  ChoiceField,
  Field,
  GroupField,
  NumberField as NumberSchema,
  TextField as TextSchema,
} from './form-schema';
import { type Path, valueAt } from './form-values';
import type { FormState } from './use-form-state';

/** What a field that is drawn elsewhere gets: an image picker, a rich text editor. */
export interface SlotProps {
  name: string;
  label: string;
  description?: string;
  error?: string;
  isRequired: boolean;
  /** The text that the API keeps: an asset's id, marked-up text. */
  value: string;
  onChange: (value: string) => void;
}
export type SlotRenderer = (props: SlotProps) => ReactNode;

interface FormContextValue extends FormState {
  renderImage?: SlotRenderer;
  renderRichText?: SlotRenderer;
}

/** Hands a form's state to its fields, however deep they lie. */
export const FormContext = createContext<FormContextValue | null>(null);

/** The state of the form around; throws when there is none. */
export function useForm(): FormContextValue {
  const form = useContext(FormContext);
  if (!form) throw new Error('A form field needs a SchemaForm around it');
  return form;
}

/** Draws one field of a schema, whatever its kind, and ties it to its place in the form's values. */
export function FieldView({ field, path }: { field: Field; path: Path }) {
  switch (field.kind) {
    case 'list':
      return <ListFieldView field={field} path={path} />;
    case 'group':
      return <GroupView field={field} path={path} />;
    case 'number':
      return <NumberView field={field} path={path} />;
    case 'choice':
      return <ChoiceView field={field} path={path} />;
    case 'boolean':
      return <BooleanView field={field} path={path} />;
    case 'dateTime':
      return <DateTimeView field={field} path={path} />;
    case 'image':
      return <ImageView field={field} path={path} />;
    default:
      return <TextView field={field} path={path} />;
  }
}

function useField(field: Field, path: Path) {
  const { values, problems, setValue } = useForm();
  const name = path.join('.');
  return {
    value: valueAt(values, path),
    onChange: (value: unknown) => setValue(path, value),
    common: {
      name,
      label: field.title,
      description: field.description,
      error: problems[name],
      isRequired: field.isRequired,
    },
  };
}

function TextView({ field, path }: { field: TextSchema; path: Path }) {
  const { renderRichText } = useForm();
  const { value, onChange, common } = useField(field, path);
  const text = { ...common, value: String(value ?? ''), onChange };
  if (field.kind === 'richText' && renderRichText) return renderRichText(text);
  if (field.kind !== 'text') {
    return <TextArea {...text} maxLength={field.maxLength} rows={field.kind === 'richText' ? 8 : 3} />;
  }
  return <TextField {...text} type={field.inputType} maxLength={field.maxLength} />;
}

function ImageView({ field, path }: { field: Field; path: Path }) {
  const { renderImage } = useForm();
  const { value, onChange, common } = useField(field, path);
  const slot = { ...common, value: String(value ?? ''), onChange };
  return renderImage ? renderImage(slot) : <TextField {...slot} />;
}

function NumberView({ field, path }: { field: NumberSchema; path: Path }) {
  const { value, onChange, common } = useField(field, path);
  return (
    <NumberField
      {...common}
      value={typeof value === 'number' ? value : Number.NaN}
      onChange={onChange}
      formatOptions={field.isInteger ? { maximumFractionDigits: 0 } : { maximumFractionDigits: 6 }}
      className="max-w-xs"
    />
  );
}

function ChoiceView({ field, path }: { field: ChoiceField; path: Path }) {
  const { value, onChange, common } = useField(field, path);
  return (
    <Select
      {...common}
      choices={field.choices}
      value={value === null || value === undefined ? null : String(value)}
      onChange={(key) => onChange(field.choices.find((choice) => choice.value === key)?.sent ?? null)}
      className="max-w-xs"
    />
  );
}

function BooleanView({ field, path }: { field: Field; path: Path }) {
  const { value, onChange, common } = useField(field, path);
  return (
    <Checkbox
      name={common.name}
      label={common.label}
      description={common.description}
      isSelected={value === true}
      onChange={onChange}
    />
  );
}

function DateTimeView({ field, path }: { field: Field; path: Path }) {
  const { value, onChange, common } = useField(field, path);
  return (
    <DateTimeField
      {...common}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={onChange}
      className="max-w-xs"
    />
  );
}

function GroupView({ field, path }: { field: GroupField; path: Path }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-lg border border-border p-4 pt-3">
      <legend className="px-1 text-sm font-medium">{field.title}</legend>
      {field.description && <p className="text-sm text-muted">{field.description}</p>}
      {field.fields.map((inner) => (
        <FieldView key={inner.name} field={inner} path={[...path, inner.name]} />
      ))}
    </fieldset>
  );
}
