'use client';

import { useTranslations } from 'next-intl';
import { ErrorState } from '@/ui/kit/error-state';
import { ApiError } from '@/ui/patterns/api-answer';

/** In place of a page that broke: what to do, and the number to report it by. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const t = useTranslations('problem.broken');
  const requestId = error instanceof ApiError ? error.requestId : error.digest;
  return (
    <main className="flex min-h-[60dvh] items-center justify-center p-4">
      <ErrorState title={t('title')} hint={t('hint')} requestId={requestId} onRetry={retry} />
    </main>
  );
}
