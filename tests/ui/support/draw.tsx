import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactElement } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { directionOf, type Locale } from '@/ui/i18n/locale';
import ar from '@/ui/i18n/messages/ar.json';
import en from '@/ui/i18n/messages/en.json';
import { Toaster } from '@/ui/kit/toast';
import { NavigationGuard } from '@/ui/patterns/navigation-guard';

// jsdom has no canvas, and complains when axe asks for one to look for icon fonts, of which there are none.
HTMLCanvasElement.prototype.getContext = () => null;

// Typing key by key into a drawn form takes seconds on a machine that is busy with other tests.
jest.setTimeout(30_000);

const texts = { en, ar };

/**
 * Draws something as the console would, and gives the hands to use it.
 * @param ui what to draw
 * @param options.locale the viewer's language, English when left out
 * @returns the viewer's hands, and the addresses that were gone to
 */
export function draw(ui: ReactElement, { locale = 'en' }: { locale?: Locale } = {}) {
  const visited: string[] = [];
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: 0 } } });
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  const push = (href: string) => visited.push(href);
  const view = render(
    <NextIntlClientProvider locale={locale} messages={texts[locale]} timeZone="UTC">
      <QueryClientProvider client={queryClient}>
        <I18nProvider locale={locale}>
          <NavigationGuard push={push}>{ui}</NavigationGuard>
          <Toaster />
        </I18nProvider>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
  return { ...view, visited, user: userEvent.setup({ delay: null }) };
}

/**
 * Looks for barriers with axe. Colours are measured in contrast.test.tsx, because jsdom does not paint, and
 * landmarks belong to the shell.
 * @returns one line per barrier found
 */
export async function barriers(element: Element = document.body): Promise<string[]> {
  // React Aria announces from one place outside every drawing, which may still speak of the test before.
  const scope = { include: [element], exclude: ['[data-live-announcer]'] };
  const { violations } = await axe.run(scope, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
