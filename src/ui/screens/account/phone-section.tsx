'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { Skeleton } from '@/ui/kit/skeleton';
import { PhoneDialog } from './phone-dialog';
import { Section } from './section';

/** The number by which apps can sign the viewer in, once it is confirmed. */
export function PhoneSection() {
  const t = useTranslations('security.phone');
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['user', 'me'],
    queryFn: ({ signal }) => api('GET /api/auth/me', { signal }),
  });
  const me = query.data?.data;
  return (
    <Section
      title={t('title')}
      text={t('text')}
      actions={<Button onPress={() => setOpen(true)}>{t('confirm')}</Button>}
    >
      {!me && <Skeleton className="h-5 w-48 rounded-md" />}
      {me && !me.phone && <p className="text-muted">{t('none')}</p>}
      {me?.phone && (
        <p className="flex flex-wrap items-center gap-2">
          <bdi dir="ltr">{me.phone}</bdi>
          {me.phoneVerified ? <Badge tone="success">{t('confirmed')}</Badge> : <Badge>{t('open')}</Badge>}
        </p>
      )}
      {isOpen && <PhoneDialog known={me?.phone ?? ''} onClose={() => setOpen(false)} />}
    </Section>
  );
}
