'use client';

import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { apiPage } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import { listParams } from '@/ui/patterns/list-query';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';

const WebhookDialog = dynamic(() => import('./webhook-dialog').then((file) => file.WebhookDialog));

/** A webhook, as the API tells of it. */
export type Webhook = Row<'GET /api/tenants/{tenantId}/webhooks'>;
const FILTERS = ['status'];
const STATUSES = ['active', 'disabled'] as const;

/** The tenant's webhooks. */
export function WebhooksScreen() {
  const t = useTranslations('webhooks');
  const { tenant, can, hrefOf } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [isCreating, setCreating] = useState(false);
  const columns = useColumns();
  const create = can('webhooks:write') && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ResourceList<Webhook>
        name="webhook"
        label={t('title')}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ url }) => url}
        hrefOf={({ id }) => hrefOf(`/webhooks/${id}`)}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/webhooks', {
            params: { tenantId: tenant.id },
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
        empty={{
          icon: <WebhookIcon aria-hidden="true" />,
          title: t('empty.title'),
          hint: t('empty.hint'),
          action: create || undefined,
        }}
        action={create}
      />
      {isCreating && <WebhookDialog webhook={null} onClose={() => setCreating(false)} />}
    </>
  );
}

function useColumns(): TableColumn<Webhook>[] {
  const t = useTranslations('webhooks');
  return [
    {
      id: 'url',
      title: t('columns.url'),
      isRowHeader: true,
      cell: ({ url }) => <bdi className="font-medium">{url}</bdi>,
    },
    { id: 'status', title: t('columns.status'), cell: (webhook) => <WebhookStatus webhook={webhook} /> },
    {
      id: 'events',
      title: t('columns.events'),
      hideBelow: 'md',
      cell: ({ events }) => (
        <span title={events.join(', ')}>
          {events.includes('*') ? t('allEvents') : t('eventCount', { count: events.length })}
        </span>
      ),
    },
    {
      id: 'createdAt',
      title: t('columns.createdAt'),
      isSortable: true,
      hideBelow: 'sm',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}

/** Whether a webhook works, fails, or was switched off. */
export function WebhookStatus({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('webhooks');
  if (webhook.status === 'disabled') return <Badge tone="danger">{t('status.disabled')}</Badge>;
  if (webhook.failingSince) return <Badge tone="warning">{t('failing')}</Badge>;
  return <Badge tone="success">{t('status.active')}</Badge>;
}
