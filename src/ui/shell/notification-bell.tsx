'use client';

import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Link } from 'react-aria-components/Link';
import { Popover } from 'react-aria-components/Popover';
import { api } from '@/ui/client/client';
import { Button, TextLink } from '@/ui/kit/button';
import { iconButtonClass } from '@/ui/kit/icon-button';
import { popoverClass } from '@/ui/kit/popover-classes';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { useTenant } from './tenant-context';
import { type Told, useNotificationActions, useUnreadCount } from './use-notifications';

const LAST = 6;
/** Beyond it a number says no more than “many”. */
const MOST_SHOWN = 99;

/** How much is new, and the last of it. */
export function NotificationBell() {
  const t = useTranslations('notifications');
  const unread = useUnreadCount();
  return (
    <DialogTrigger>
      <AriaButton aria-label={t('bell', { count: unread })} className={`${iconButtonClass} relative`}>
        <Bell aria-hidden="true" />
        {unread > 0 && (
          <span
            aria-hidden="true"
            className="absolute end-0 top-0 min-w-4 rounded-full bg-danger-solid px-1 text-center text-[0.625rem] leading-4 font-medium text-on-accent tabular-nums"
          >
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          </span>
        )}
      </AriaButton>
      <Popover placement="bottom end" className={popoverClass}>
        <Dialog aria-label={t('title')} className="w-[min(22rem,calc(100vw-1.5rem))] outline-none">
          {({ close }) => <LastOnes unread={unread} onClose={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function LastOnes({ unread, onClose }: { unread: number; onClose: () => void }) {
  const t = useTranslations('notifications');
  const { tenant, hrefOf } = useTenant();
  const actions = useNotificationActions();
  const query = useQuery({
    queryKey: ['notification', 'last', tenant.id],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/notifications', {
        params: { tenantId: tenant.id },
        query: { limit: LAST },
        signal,
      }),
  });
  const told = query.data?.data;
  return (
    <div className="flex flex-col">
      <header className="flex items-center gap-2 border-b border-border px-3 py-2">
        <h2 className="flex-1 font-medium">{t('title')}</h2>
        {unread > 0 && (
          <Button variant="quiet" isPending={actions.isPending} onPress={() => void actions.markAll()}>
            {t('markAll')}
          </Button>
        )}
      </header>
      {query.isPending && <Skeleton className="m-3 h-24 rounded-lg" />}
      {told?.length === 0 && <p className="px-3 py-8 text-center text-muted">{t('emptyText')}</p>}
      <ul className="max-h-96 overflow-y-auto p-1">
        {told?.map((one) => (
          <li key={one.id}>
            <BellRow
              told={one}
              onOpen={() => {
                if (!one.readAt) void actions.mark(one.id, true);
                onClose();
              }}
            />
          </li>
        ))}
      </ul>
      <footer className="border-t border-border px-3 py-2 text-center">
        <TextLink href={hrefOf('/notifications')} onPress={onClose}>
          {t('all')}
        </TextLink>
      </footer>
    </div>
  );
}

function BellRow({ told, onOpen }: { told: Told; onOpen: () => void }) {
  const t = useTranslations('notifications');
  const { hrefOf } = useTenant();
  return (
    <Link
      href={told.link ?? hrefOf('/notifications')}
      onPress={onOpen}
      className="focus-ring flex flex-col rounded-md px-2 py-2 data-hovered:bg-hover"
    >
      <span className="flex items-baseline gap-2">
        <bdi className={told.readAt ? 'flex-1' : 'flex-1 font-medium'}>{told.title}</bdi>
        {!told.readAt && <span className="text-xs text-accent-text">{t('unread')}</span>}
      </span>
      <bdi className="line-clamp-2 text-sm text-muted">{told.body}</bdi>
      <span className="text-xs text-muted">
        <RelativeTime at={told.createdAt} />
      </span>
    </Link>
  );
}
