'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useMemo } from 'react';
import { Button } from '@/ui/kit/button';
import { Kbd } from '@/ui/kit/kbd';
import { FormAlert } from './form-alert';
import { FieldView, FormContext, type ImageRenderer, type RichTextRenderer } from './form-field';
import type { FormProblem } from './form-problems';
import { type FormSchema, fieldsOf } from './form-schema';
import type { FormValues } from './form-values';
import { useFormState } from './use-form-state';

export interface SchemaFormProps {
  /** What the form asks for: from `formSchemaOf(schema)` on the server, or a JSON Schema that the API sent. */
  schema: FormSchema;
  /** Checks more than that required fields are filled in; without it the API's own answer is shown. */
  validate?: (values: FormValues) => FormProblem[];
  /** What is known already; later changes of this object are ignored, remount with a `key` to start over. */
  initialValues?: FormValues;
  /** Saves. Reject with an ApiError to have its details shown beside the fields. */
  onSubmit: (values: FormValues) => Promise<unknown>;
  submitLabel: string;
  onCancel?: () => void;
  /** Follows the typing, e.g. for a live preview. */
  onValuesChange?: (values: FormValues) => void;
  /** Names the form and the thing it edits, so that a reload keeps what was typed. */
  draftKey?: string;
  /** Draws fields with `'x-input': 'image'`; plain fields without it. */
  renderImage?: ImageRenderer;
  /** Draws fields with `'x-input': 'rich-text'`; a plain text area without it. */
  renderRichText?: RichTextRenderer;
}

/** The one form: fields from a schema, problems beside the fields, nothing typed is ever lost. */
export function SchemaForm(props: SchemaFormProps) {
  const { schema, submitLabel, onCancel, renderImage, renderRichText } = props;
  const t = useTranslations('form');
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const form = useFormState(fields, props);
  const context = useMemo(
    () => ({ ...form, renderImage, renderRichText }),
    [form, renderImage, renderRichText],
  );

  function submitByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.submit();
  }

  return (
    <form
      ref={form.element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
      // Capture, because fields inside reordered lists keep their keys to themselves.
      onKeyDownCapture={submitByKey}
      className="flex flex-col gap-5"
    >
      <FormContext value={context}>
        {fields.map((field) => (
          <FieldView key={field.name} field={field} path={[field.name]} />
        ))}
      </FormContext>
      <FormAlert failure={form.failure} problems={form.unplaced} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" isPending={form.isSaving}>
          {submitLabel}
        </Button>
        {onCancel && <Button onPress={onCancel}>{t('cancel')}</Button>}
        <span className="ms-auto flex items-center gap-2 text-sm text-muted pointer-coarse:hidden">
          {form.isDirty && t('unsaved.mark')}
          <Kbd keys={['Ctrl', '↵']} />
        </span>
      </div>
    </form>
  );
}
