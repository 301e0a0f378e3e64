'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Toaster } from '@/ui/kit/toast';
import { ApiError } from '@/ui/patterns/api-answer';
import { NavigationGuard } from '@/ui/patterns/navigation-guard';

/** What every page of the console stands on: data cache, language, router, toasts. */
export function ConsoleProviders({ children }: { children: ReactNode }) {
  const { push } = useRouter();
  const locale = useLocale();
  const [queryClient] = useState(newQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale={locale}>
        <NavigationGuard push={push}>{children}</NavigationGuard>
        <Toaster />
      </I18nProvider>
    </QueryClientProvider>
  );
}

const STALE_AFTER_MS = 30_000;
const MOST_RETRIES = 2;

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: STALE_AFTER_MS, retry: isWorthRetrying } },
  });
}

/** A refusal stays a refusal; a network that failed or a server that broke may answer the next time. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  const isRefusal = error instanceof ApiError && error.status < 500;
  return !isRefusal && failures < MOST_RETRIES;
}
