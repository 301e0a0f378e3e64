'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import { Button } from '@/ui/kit/button';
import { Checkbox } from '@/ui/kit/checkbox';
import { ColorField } from '@/ui/kit/color-field';
import { NumberField } from '@/ui/kit/number-field';
import { Select } from '@/ui/kit/select';
import { TextArea, TextField } from '@/ui/kit/text-field';
import type {
  ChoiceField,
  Field,
  GroupField,
  ImageField,
  NumberField as NumberSchema,
  TextField as TextSchema,
} from './form-schema';
import { type Path, startValues, valueAt } from './form-values';
import type { FormState } from './use-form-state';

// Fields that few forms have and that weigh much: fetched with the first form that has one.
const ComboBox = dynamic(() => import('@/ui/kit/combo-box').then((file) => file.ComboBox));
const DateTimeField = dynamic(() => import('@/ui/kit/date-time-field').then((file) => file.DateTimeField));
const ListFieldView = dynamic(() => import('./form-list').then((file) => file.ListFieldView));

/** What a field that is drawn elsewhere gets: an image picker, a rich text editor. */
export interface SlotProps<Value> {
  name: string;
  label: string;
  description?: string;
  error?: string;
  isRequired: boolean;
  /** What the API keeps: marked-up text; an asset's id, or an object with `assetId` and `alt`, or `null`. */
  value: Value;
  onChange: (value: Value) => void;
}
export type ImageRenderer = (props: SlotProps<unknown>) => ReactNode;
export type RichTextRenderer = (props: SlotProps<string>) => ReactNode;

interface FormContextValue extends FormState {
  renderImage?: ImageRenderer;
  renderRichText?: RichTextRenderer;
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
  if (field.kind === 'color') return <ColorField {...text} />;
  if (field.kind !== 'text') {
    return <TextArea {...text} maxLength={field.maxLength} rows={field.kind === 'richText' ? 8 : 3} />;
  }
  return <TextField {...text} type={field.inputType} maxLength={field.maxLength} />;
}

function ImageView({ field, path }: { field: ImageField; path: Path }) {
  const { renderImage } = useForm();
  const { value, onChange, common } = useField(field, path);
  if (renderImage) return renderImage({ ...common, value, onChange });
  if (field.fields)
    return <GroupView field={{ ...field, kind: 'group', fields: field.fields }} path={path} />;
  return <TextField {...common} value={String(value ?? '')} onChange={onChange} />;
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

/** From here on a list is quicker to search than to read. */
const MANY_CHOICES = 12;

function ChoiceView({ field, path }: { field: ChoiceField; path: Path }) {
  const t = useTranslations('form');
  const { value, onChange, common } = useField(field, path);
  const none = { value: '', label: t('noChoice'), sent: null };
  const choices = field.isNullable ? [none, ...field.choices] : field.choices;
  const Control = choices.length > MANY_CHOICES ? ComboBox : Select;
  return (
    <Control
      {...common}
      choices={choices}
      value={value === null || value === undefined ? null : String(value)}
      onChange={(key) => onChange(choices.find((choice) => choice.value === key)?.sent ?? null)}
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
  const t = useTranslations('form.group');
  const { value, onChange, common } = useField(field, path);
  const isThere = typeof value === 'object' && value !== null;
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-lg border border-border p-4 pt-2">
      <legend className="px-1 text-sm font-medium">{field.title}</legend>
      {field.description && <p className="text-sm text-muted">{field.description}</p>}
      {common.error && <p className="text-sm text-danger">{common.error}</p>}
      {isThere &&
        field.fields.map((inner) => (
          <FieldView key={inner.name} field={inner} path={[...path, inner.name]} />
        ))}
      {!field.isRequired && (
        <Button
          className="self-start"
          onPress={() => onChange(isThere ? null : startValues(field.fields, {}))}
        >
          {isThere ? t('remove', { name: field.title }) : t('add', { name: field.title })}
        </Button>
      )}
    </fieldset>
  );
}
