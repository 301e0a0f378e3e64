'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { BellOff, Mail, MailOpen, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import { Badge } from '@/ui/kit/badge';
import { Button, TextLink } from '@/ui/kit/button';
import { EmptyState } from '@/ui/kit/empty-state';
import { ErrorState } from '@/ui/kit/error-state';
import { IconButton } from '@/ui/kit/icon-button';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { useErrorText } from '@/ui/patterns/error-text';
import { Section } from '@/ui/screens/account/section';
import { useTenant } from '@/ui/shell/tenant-context';
import { type Told, useNotificationActions, useUnreadCount } from '@/ui/shell/use-notifications';

type Actions = ReturnType<typeof useNotificationActions>;

/** Everything the viewer was told here, the newest first. */
export function NotificationHistory() {
  const t = useTranslations('notifications');
  const errorText = useErrorText();
  const { tenant } = useTenant();
  const actions = useNotificationActions();
  const unread = useUnreadCount();
  const query = useInfiniteQuery({
    queryKey: ['notification', 'history', tenant.id],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/tenants/{tenantId}/notifications', {
        params: { tenantId: tenant.id },
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pagination }) => pagination?.nextCursor ?? undefined,
  });
  const told = query.data?.pages.flatMap(({ data }) => data);
  const markAll = unread > 0 && (
    <Button isPending={actions.isPending} onPress={() => void actions.markAll()}>
      {t('markAll')}
    </Button>
  );
  return (
    <Section title={t('history')} text={t('historyText')} actions={markAll}>
      {query.isPending && <Skeleton className="h-40 w-full rounded-lg" />}
      {query.error && <ErrorState {...errorText(query.error)} onRetry={() => void query.refetch()} />}
      {told?.length === 0 && (
        <EmptyState icon={<BellOff aria-hidden="true" />} title={t('empty')} hint={t('emptyText')} />
      )}
      <ul className="flex flex-col">
        {told?.map((one) => (
          <HistoryRow key={one.id} told={one} actions={actions} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Section>
  );
}

function HistoryRow({ told, actions }: { told: Told; actions: Actions }) {
  const t = useTranslations('notifications');
  const isRead = told.readAt !== null;
  return (
    <li className="flex items-start gap-2 border-t border-border py-3 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className={isRead ? '' : 'font-medium'}>{told.title}</bdi>
          {!isRead && <Badge tone="accent">{t('unread')}</Badge>}
        </p>
        <p className="wrap-anywhere text-muted">
          <bdi>{told.body}</bdi>
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          <RelativeTime at={told.createdAt} />
          {told.link && (
            <TextLink href={told.link} className="underline">
              {t('open')}
            </TextLink>
          )}
        </p>
      </div>
      <IconButton
        label={isRead ? t('markUnread') : t('markRead')}
        onPress={() => void actions.mark(told.id, !isRead)}
      >
        {isRead ? <Mail aria-hidden="true" /> : <MailOpen aria-hidden="true" />}
      </IconButton>
      <IconButton label={t('remove')} onPress={() => void actions.remove(told.id)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  );
}
