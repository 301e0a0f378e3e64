'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { ApiError } from './api-answer';

/** What to show for a failure. */
export interface ErrorText {
  title: string;
  hint: string;
  requestId?: string;
}

/** Refusals that have words of their own; any other shows the API's sentence. */
const EXPLAINED = [
  'UNAUTHORIZED',
  'INVALID_TOKEN',
  'MFA_SETUP_REQUIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'PRECONDITION_FAILED',
  'RATE_LIMIT_EXCEEDED',
  'INTERNAL_SERVER_ERROR',
  'SERVICE_UNAVAILABLE',
  'UPSTREAM_ERROR',
] as const;

/** Gives a function that puts any failure into the viewer's words, with what to do next. */
export function useErrorText(): (error: unknown) => ErrorText {
  const t = useTranslations('errors');
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) return { title: t('OFFLINE.title'), hint: t('OFFLINE.hint') };
      const code = EXPLAINED.find((known) => known === error.code);
      const { requestId } = error;
      if (code) return { title: t(`${code}.title`), hint: t(`${code}.hint`), requestId };
      return { title: error.message, hint: t('OTHER.hint'), requestId };
    },
    [t],
  );
}
