'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Toaster as SonnerToaster, toast } from 'sonner';
import { directionOf } from '@/ui/i18n/locale';

/** Says what has just happened: `toast.success(text)`, `toast.error(text)`, `toast(text, { action })`. */
export { toast };

/** The place where toasts appear; once per page, in the console's layout. */
export function Toaster() {
  const t = useTranslations('kit');
  return (
    <SonnerToaster
      dir={directionOf(useLocale())}
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
