'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ApiError } from './api-answer';
import { type ErrorText, useErrorText } from './error-text';
import { useFormDraft } from './form-draft';
import { type FormProblem, type Problems, useProblemTexts, withoutProblemsAt } from './form-problems';
import { requiredProblems } from './form-required';
import type { Field } from './form-schema';
import { type FormValues, type Path, sentValues, startValues, valueAt, withValueAt } from './form-values';
import { useUnsavedGuard } from './navigation-guard';

interface FormOptions {
  initialValues?: FormValues;
  validate?: (values: FormValues) => FormProblem[];
  onSubmit: (values: FormValues) => Promise<unknown>;
  onValuesChange?: (values: FormValues) => void;
  draftKey?: string;
}

/** What a form knows while it is open. */
export interface FormState {
  element: RefObject<HTMLFormElement | null>;
  values: FormValues;
  problems: Problems;
  /** Why the form as a whole was not saved. */
  failure: ErrorText | null;
  /** Problems that the API reported for something that is not a field of this form. */
  unplaced: string[];
  isDirty: boolean;
  isSaving: boolean;
  setValue: (path: Path, value: unknown) => void;
  submit: () => void;
}

/**
 * Holds the values of a form from the first key to the save that succeeds.
 * @param fields the form's fields
 * @param options what to start from, how to check and how to save
 */
export function useFormState(fields: readonly Field[], options: FormOptions): FormState {
  const [saved, setSaved] = useState(() => startValues(fields, options.initialValues ?? {}));
  const [values, setValues] = useState(saved);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isSaving, setSaving] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const draft = useFormDraft(options.draftKey, setValues);
  const explain = useExplain(fields);
  const isDirty = values !== saved;
  useUnsavedGuard(isDirty);
  useFocusOnProblem(element, problems);

  function setValue(path: Path, value: unknown) {
    const next = withValueAt(values, path, value);
    setValues(next);
    setProblems((old) => withoutProblemsAt(old, path.join('.')));
    draft.keep(next);
    options.onValuesChange?.(next);
  }

  function show(failed: { failure: ErrorText; problems: Problems }) {
    setFailure(failed.failure);
    setProblems(failed.problems);
  }

  async function save() {
    const sent = sentValues(fields, values);
    const found = [...requiredProblems(fields, sent), ...(options.validate?.(sent) ?? [])];
    if (found.length > 0) return show(explain.problems(found));
    setSaving(true);
    setFailure(null);
    try {
      await options.onSubmit(sent);
      setSaved(values);
      setProblems({});
      draft.forget();
    } catch (error) {
      show(explain.error(error));
    } finally {
      setSaving(false);
    }
  }

  return {
    element,
    values,
    problems,
    failure,
    unplaced: unplacedTexts(fields, values, problems),
    isDirty,
    isSaving,
    setValue,
    submit: () => {
      if (!isSaving) void save();
    },
  };
}

/** Turns what was found before sending, or what the API refused, into what the form shows. */
function useExplain(fields: readonly Field[]) {
  const t = useTranslations('form');
  const problemTexts = useProblemTexts();
  const errorText = useErrorText();
  const invalid = { title: t('invalid.title'), hint: t('invalid.hint') };
  return {
    problems: (found: readonly FormProblem[]) => ({ failure: invalid, problems: problemTexts(found) }),
    error: (error: unknown) => {
      const details = error instanceof ApiError ? error.details : [];
      if (details.length === 0) return { failure: errorText(error), problems: {} };
      const { requestId } = errorText(error);
      const isOurs = details.some(({ field }) => fields.some(({ name }) => name === field.split('.')[0]));
      const failure = isOurs ? { ...invalid, requestId } : errorText(error);
      return { failure, problems: problemTexts(details) };
    },
  };
}

function unplacedTexts(fields: readonly Field[], values: FormValues, problems: Problems): string[] {
  return Object.entries(problems)
    .filter(([field]) => !isPlaced(fields, values, field))
    .map(([field, text]) => (field ? `${field}: ${text}` : String(text)));
}

function isPlaced(fields: readonly Field[], values: FormValues, path: string): boolean {
  const keys = path.split('.');
  return (
    fields.some(({ name }) => name === keys[0]) && (keys.length === 1 || valueAt(values, keys) !== undefined)
  );
}

/** Leads to the first field that is wrong, once after each refusal. */
function useFocusOnProblem(element: RefObject<HTMLFormElement | null>, problems: Problems) {
  const count = Object.keys(problems).length;
  const shown = useRef(0);
  useEffect(() => {
    if (count > shown.current) {
      const selector = '[data-invalid] :is(input:not([type=hidden]), textarea, button, [role=spinbutton])';
      element.current?.querySelector<HTMLElement>(selector)?.focus();
    }
    shown.current = count;
  }, [element, count]);
}
