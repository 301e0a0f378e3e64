import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { directionOf } from '@/ui/i18n/locale';
import { THEME_COOKIE, themeFrom } from '@/ui/theme/theme';
import '../globals.css';

export const metadata: Metadata = {
  title: { default: 'Quintet', template: '%s · Quintet' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfbfc' },
    { media: '(prefers-color-scheme: dark)', color: '#111216' },
  ],
};

/**
 * The document of the console. Tenants' published sites have a document of their own, in their own language
 * and without the console's styles. Pages before signing in get the few texts they show, and nothing else to run.
 */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [locale, messages, cookieJar] = await Promise.all([getLocale(), getMessages(), cookies()]);
  const theme = themeFrom(cookieJar.get(THEME_COOKIE)?.value);
  const {
    kit,
    form,
    errors,
    signIn,
    register,
    recover,
    problem,
    invitationPage,
    newAddress,
    roles,
    unsubscribe,
  } = messages;
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <NextIntlClientProvider
          messages={{
            kit,
            form,
            errors,
            signIn,
            register,
            recover,
            unsubscribe,
            problem,
            invitationPage,
            newAddress,
            roles,
          }}
        >
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
