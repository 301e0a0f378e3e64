'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { leave } from '@/ui/shell/leave';

/** Tells somebody whose tenant asks for a second factor how to get on; once there is one, the way back to work. */
export function RequiredNote() {
  const t = useTranslations('security.required');
  const { data } = useQuery({
    queryKey: ['user', 'me'],
    queryFn: ({ signal }) => api('GET /api/auth/me', { signal }),
  });
  const me = data?.data;
  if (me && !me.lacksSecondFactor) {
    return (
      <div role="status" className="flex flex-wrap items-center gap-3 rounded-xl bg-success-soft p-4">
        <Button variant="primary" onPress={() => window.location.assign('/')}>
          {t('goOn')}
        </Button>
      </div>
    );
  }
  return (
    <div
      role="status"
      className="flex flex-col items-start gap-3 rounded-xl bg-warning-soft p-4 text-warning"
    >
      <p className="font-medium">{t('title')}</p>
      <p>{me?.secondFactor ? t('signIn') : t('setUp')}</p>
      {me?.secondFactor && <Button onPress={() => void leave()}>{t('signOut')}</Button>}
    </div>
  );
}
