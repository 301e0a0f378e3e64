'use client';

import { useCallback } from 'react';
import { toast } from '@/ui/kit/toast';
import { useErrorText } from './error-text';

/** Gives a function that says a failure where no form or dialog is there to say it. */
export function useFailureToast(): (error: unknown) => void {
  const errorText = useErrorText();
  return useCallback(
    (error: unknown) => {
      const { title, hint } = errorText(error);
      toast.error(title, { description: hint });
    },
    [errorText],
  );
}
