'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ComponentType, useEffect, useState } from 'react';
import type { ExternalToast, ToasterProps } from 'sonner';
import { directionOf } from '@/ui/i18n/locale';

type Sonner = typeof import('sonner');
type Say = (text: string, options?: ExternalToast) => void;

/** Resolves once toasts can be shown. Most pages never show one, so what shows them is fetched with the first. */
let show: () => Promise<Sonner> = () => Promise.reject(new Error('A toast needs the Toaster in the layout'));

const say =
  (kind: 'success' | 'error' | 'message'): Say =>
  (text, options) =>
    void show().then((sonner) => sonner.toast[kind](text, options));

/** Says what has just happened: `toast.success(text)`, `toast.error(text)`, `toast(text, { action })`. */
export const toast: Say & { success: Say; error: Say } = Object.assign(say('message'), {
  success: say('success'),
  error: say('error'),
});

/** The place where toasts appear; once per page, in the console's layout. */
export function Toaster() {
  const t = useTranslations('kit');
  const locale = useLocale();
  const List = useToastList();
  if (!List) return null;
  return (
    <List
      dir={directionOf(locale)}
      position="bottom-right"
      containerAriaLabel={t('notifications')}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center gap-3 rounded-lg bg-raised p-3 text-base text-text shadow-overlay font-sans',
          title: 'font-medium',
          description: 'text-muted',
          success: '[&_[data-icon]]:text-success',
          error: '[&_[data-icon]]:text-danger',
          actionButton: 'ms-auto shrink-0 rounded-sm px-2 py-1 font-medium text-accent-text hover:bg-hover',
        },
      }}
    />
  );
}

/** Sonner's list, from the first toast on. It shows only what is said after it is there. */
function useToastList(): ComponentType<ToasterProps> | null {
  const [sonner, setSonner] = useState<Sonner | null>(null);
  const [waiting, setWaiting] = useState<readonly ((sonner: Sonner) => void)[]>([]);
  useEffect(() => {
    show = async () => {
      if (sonner) return sonner;
      setSonner(await import('sonner'));
      return new Promise((resolve) => setWaiting((all) => [...all, resolve]));
    };
  }, [sonner]);
  useEffect(() => {
    if (!sonner || waiting.length === 0) return;
    for (const resolve of waiting) resolve(sonner);
    setWaiting([]);
  }, [sonner, waiting]);
  return sonner?.Toaster ?? null;
}
