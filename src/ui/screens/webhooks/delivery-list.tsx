'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { apiPage } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { Badge, type Tone } from '@/ui/kit/badge';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import { listParams } from '@/ui/patterns/list-query';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { useTenant } from '@/ui/shell/tenant-context';

const DeliveryDialog = dynamic(() => import('./delivery-dialog').then((file) => file.DeliveryDialog));

/** One event on its way to a webhook, as the API tells of it. */
export type Delivery = Row<'GET /api/tenants/{tenantId}/webhooks/{webhookId}/deliveries'>;
const FILTERS = ['status'];
const STATUSES = ['pending', 'delivered', 'failed', 'cancelled'] as const;
const TONES: Record<Delivery['status'], Tone> = {
  pending: 'accent',
  delivered: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};
/** Attempts record no events, so what is pending is looked at again. */
const PENDING_REFRESH_MS = 3_000;
const QUIET_REFRESH_MS = 15_000;

/** Everything that was sent to a webhook, newest first; a row opens its attempts. */
export function DeliveryList({ webhookId }: { webhookId: string }) {
  const t = useTranslations('webhooks.deliveries');
  const { tenant } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [openId, setOpenId] = useState<string | null>(null);
  const columns = useColumns();
  return (
    <>
      <ResourceList<Delivery>
        name="webhook_delivery"
        label={t('title')}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ eventType }) => eventType}
        onOpen={({ id }) => setOpenId(id)}
        query={query}
        onQueryChange={setQuery}
        refreshAfter={(rows) =>
          rows.some(({ status }) => status === 'pending') ? PENDING_REFRESH_MS : QUIET_REFRESH_MS
        }
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/webhooks/{webhookId}/deliveries', {
            params: { tenantId: tenant.id, webhookId },
            query: listParams(asked),
            signal,
          })
        }
        filters={[
          {
            id: 'status',
            label: t('columns.status'),
            choices: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
          },
        ]}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
      {openId && <DeliveryDialog webhookId={webhookId} deliveryId={openId} onClose={() => setOpenId(null)} />}
    </>
  );
}

function useColumns(): TableColumn<Delivery>[] {
  const t = useTranslations('webhooks.deliveries');
  return [
    {
      id: 'event',
      title: t('columns.event'),
      isRowHeader: true,
      cell: ({ eventType }) => <bdi className="font-medium">{eventType}</bdi>,
    },
    { id: 'status', title: t('columns.status'), cell: ({ status }) => <DeliveryStatus status={status} /> },
    {
      id: 'answer',
      title: t('columns.answer'),
      hideBelow: 'sm',
      cell: ({ responseStatus, error }) => responseStatus ?? error ?? '–',
    },
    {
      id: 'attempts',
      title: t('columns.attempts'),
      align: 'end',
      hideBelow: 'md',
      cell: ({ attempts }) => attempts,
    },
    {
      id: 'createdAt',
      title: t('columns.createdAt'),
      isSortable: true,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}

/** How far a delivery has got. */
export function DeliveryStatus({ status }: Pick<Delivery, 'status'>) {
  const t = useTranslations('webhooks.deliveries.status');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
