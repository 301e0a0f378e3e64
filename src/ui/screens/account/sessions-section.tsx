'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { deviceOf } from './device-of';
import { Section } from './section';

type Session = Row<'GET /api/auth/sessions'>;

/** Where the viewer is signed in, and the way to end it. */
export function SessionsSection() {
  const t = useTranslations('security.sessions');
  const query = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => api('GET /api/auth/sessions', { signal }),
  });
  const sessions = query.data?.data;
  const others = sessions?.filter(({ current }) => !current) ?? [];
  return (
    <Section title={t('title')} text={t('text')} actions={others.length > 0 && <EndOthers />}>
      {!sessions && <Skeleton className="h-24 w-full rounded-lg" />}
      <ul className="flex flex-col">
        {sessions?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Section>
  );
}

function EndOthers() {
  const t = useTranslations('security.sessions');
  const refresh = useRefresh();
  const failed = useFailureToast();
  const [isPending, setPending] = useState(false);

  async function end() {
    setPending(true);
    try {
      const { data } = await api('POST /api/auth/logout-all', { body: { keepCurrent: true } });
      toast.success(t('endedOthers', { count: data.sessionsEnded }));
      await refresh('session');
    } catch (error) {
      failed(error);
    }
    setPending(false);
  }

  return (
    <Button isPending={isPending} onPress={end}>
      {t('endOthers')}
    </Button>
  );
}

function SessionRow({ session }: { session: Session }) {
  const t = useTranslations('security.sessions');
  const { current, ip, lastSeenAt, createdAt } = session;
  return (
    <li className="flex items-center gap-3 border-t border-border py-3 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <DeviceName session={session} />
          {current && <Badge tone="success">{t('current')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          {ip && <bdi dir="ltr">{ip}</bdi>}
          <span>
            {lastSeenAt ? t('seenAt') : t('startedAt')} <RelativeTime at={lastSeenAt ?? createdAt} />
          </span>
        </p>
      </div>
      {!current && <EndButton sessionId={session.id} />}
    </li>
  );
}

function DeviceName({ session: { kind, userAgent } }: { session: Session }) {
  const t = useTranslations('security.sessions');
  const { browser, system } = deviceOf(userAgent ?? '');
  if (browser && system) return t('on', { name: browser, text: system });
  return browser ?? system ?? (kind === 'app' ? t('app') : t('unknown'));
}

function EndButton({ sessionId }: { sessionId: string }) {
  const t = useTranslations('security.sessions');
  const refresh = useRefresh();
  const failed = useFailureToast();
  const [isPending, setPending] = useState(false);

  async function end() {
    setPending(true);
    try {
      await api('DELETE /api/auth/sessions/{sessionId}', { params: { sessionId } });
      await refresh('session');
    } catch (error) {
      failed(error);
      setPending(false);
    }
  }

  return (
    <Button isPending={isPending} onPress={end}>
      {t('end')}
    </Button>
  );
}
