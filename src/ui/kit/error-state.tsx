'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from './button';

export interface ErrorStateProps {
  /** What could not be done. */
  title: string;
  /** What to do next. */
  hint: string;
  /** The request's id, for whoever looks into it. */
  requestId?: string;
  onRetry?: () => void;
}

/** In place of something that could not be loaded or done. */
export function ErrorState({ title, hint, requestId, onRetry }: ErrorStateProps) {
  const t = useTranslations('kit');
  return (
    <div role="alert" className="flex flex-col items-center gap-1 px-6 py-14 text-center">
      <CircleAlert aria-hidden="true" className="mb-2 size-6 text-danger" />
      <p className="font-medium">{title}</p>
      <p className="max-w-sm text-muted">{hint}</p>
      {requestId && (
        <p className="mt-1 text-sm text-muted">
          {t('requestId')}{' '}
          <code dir="ltr" className="font-mono text-xs select-all">
            {requestId}
          </code>
        </p>
      )}
      {onRetry && (
        <Button className="mt-4" onPress={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
