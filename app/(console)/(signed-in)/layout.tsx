import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConsoleProviders } from '@/ui/shell/console-providers';

/** What every page behind the sign-in stands on. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={await getMessages()}>
      <ConsoleProviders>{children}</ConsoleProviders>
    </NextIntlClientProvider>
  );
}
