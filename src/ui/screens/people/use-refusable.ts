'use client';

import { useState } from 'react';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';

/**
 * Runs a step of a dialog, and keeps why it was refused: rules about people have reasons of their own, which the
 * general words for a refusal do not say.
 */
export function useRefusable() {
  const errorText = useErrorText();
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function run(step: () => Promise<unknown>): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      await step();
    } catch (error) {
      setFailure({ ...errorText(error), ...(error instanceof ApiError ? { hint: sentenceOf(error) } : {}) });
    }
    setPending(false);
  }

  return { run: (step: () => Promise<unknown>) => void run(step), failure, isPending };
}

function sentenceOf(error: ApiError): string {
  return error.details[0]?.message ?? error.message;
}
