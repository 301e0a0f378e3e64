'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Button } from '@/ui/kit/button';
import { FormAlert } from './form-alert';
import { FieldView, FormContext, type ImageRenderer, type RichTextRenderer } from './form-field';
import { type FormSchema, fieldsOf } from './form-schema';
import type { FormValues } from './form-values';
import { type FormState, useFormState } from './use-form-state';

const TYPING_PAUSE_MS = 900;

interface AutosaveFormProps {
  schema: FormSchema;
  /** What is known already; later changes are ignored, remount with a `key` to start over. */
  initialValues: FormValues;
  /** Saves; called after a pause in typing. Reject with an ApiError to have its details shown beside the fields. */
  onSubmit: (values: FormValues) => Promise<unknown>;
  /** Names the form and the thing it edits, so that a reload keeps what was typed. */
  draftKey: string;
  renderImage?: ImageRenderer;
  renderRichText?: RichTextRenderer;
  /** Further ways out of a refusal, beside saving again. */
  recover?: (save: () => void) => ReactNode;
}

/** A form that saves by itself, and always says whether it has. */
export function AutosaveForm(props: AutosaveFormProps) {
  const { schema, renderImage, renderRichText, recover } = props;
  const t = useTranslations('editor');
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const form = useFormState(fields, props);
  const context = useMemo(
    () => ({ ...form, renderImage, renderRichText }),
    [form, renderImage, renderRichText],
  );
  useAutosave(form);
  return (
    <form
      ref={form.element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
      className="flex flex-col gap-5"
    >
      <SaveState form={form} />
      <FormAlert failure={form.failure} problems={form.unplaced} />
      {form.failure && (
        <div className="flex flex-wrap gap-2">
          {recover?.(form.submit) ?? <Button onPress={form.submit}>{t('retry')}</Button>}
        </div>
      )}
      <FormContext value={context}>
        {fields.map((field) => (
          <FieldView key={field.name} field={field} path={[field.name]} />
        ))}
      </FormContext>
    </form>
  );
}

/** Saves what is new once typing pauses. What was refused waits for another change, or for the viewer. */
function useAutosave({ values, isDirty, isSaving, submit }: FormState) {
  const tried = useRef(values);
  const save = useRef(submit);
  useEffect(() => {
    save.current = submit;
  });
  useEffect(() => {
    if (!isDirty || isSaving || tried.current === values) return;
    const timer = setTimeout(() => {
      tried.current = values;
      save.current();
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [values, isDirty, isSaving]);
}

function SaveState({ form }: { form: FormState }) {
  const t = useTranslations('editor.state');
  const state = form.isSaving ? 'saving' : form.failure ? 'failed' : form.isDirty ? 'unsaved' : 'saved';
  return (
    <p role="status" className={state === 'failed' ? 'text-sm text-danger' : 'text-sm text-muted'}>
      {t(state)}
    </p>
  );
}
