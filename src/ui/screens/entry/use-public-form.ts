'use client';

import { type FormEvent, useState } from 'react';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { type Problems, useProblemTexts } from '@/ui/patterns/form-problems';

/**
 * A form of a page before signing in: sends once, and says what was wrong; what was typed stays.
 * @param send posts the form
 * @param fields those that show their own problems
 */
export function usePublicForm(send: () => Promise<unknown>, fields: readonly string[] = []) {
  const errorText = useErrorText();
  const problemTexts = useProblemTexts();
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [state, setState] = useState<'open' | 'pending' | 'done'>('open');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setState('pending');
    setFailure(null);
    setProblems({});
    try {
      await send();
      setState('done');
    } catch (error) {
      const details = error instanceof ApiError ? error.details : [];
      const isPlaced = details.length > 0 && details.every(({ field }) => fields.includes(field));
      setProblems(problemTexts(details));
      if (!isPlaced) setFailure(errorText(error));
      setState('open');
    }
  }

  return { submit, problems, failure, isPending: state === 'pending', isDone: state === 'done' };
}
