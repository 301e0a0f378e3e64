'use client';

import { useState } from 'react';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { type Problems, useProblemTexts } from '@/ui/patterns/form-problems';

/** Sending a small form: whether it runs, and what was wrong with which field. */
export function useSending() {
  const errorText = useErrorText();
  const problemTexts = useProblemTexts();
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  /** Runs `work`; keeps what it threw for the form to show. */
  async function send(work: () => Promise<void>): Promise<void> {
    setPending(true);
    setFailure(null);
    setProblems({});
    try {
      await work();
    } catch (error) {
      const details = error instanceof ApiError ? error.details : [];
      setProblems(problemTexts(details));
      if (details.length === 0) setFailure(errorText(error));
    }
    setPending(false);
  }

  return { send, problems, failure, setFailure, isPending };
}
