'use client';

import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { apiPage } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { Badge } from '@/ui/kit/badge';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import { Actor } from './actor';
import { auditParams, useDateFilter, usePersonFilter } from './use-audit-filters';

type Access = Row<'GET /api/tenants/{tenantId}/access-logs'>;
const FILTERS = ['actorId', 'date'];

/** Who looked at protected data of the tenant or took an export. */
export function AccessesScreen() {
  const t = useTranslations('audit');
  const { tenant, hrefOf } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const date = useDateFilter();
  const person = usePersonFilter();
  const filters = useMemo(() => [date, person].filter(({ choices }) => choices.length > 0), [date, person]);
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t('accesses.title')}
        description={t('accesses.description')}
        trail={[{ title: t('title'), href: hrefOf('/audit') }, { title: t('accesses.title') }]}
      />
      <ResourceList<Access>
        name="access_log"
        label={t('accesses.title')}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ action }) => action}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/access-logs', {
            params: { tenantId: tenant.id },
            query: auditParams(asked),
            signal,
          })
        }
        filters={filters}
        empty={{
          icon: <Eye aria-hidden="true" />,
          title: t('accesses.empty.title'),
          hint: t('accesses.empty.hint'),
        }}
      />
    </>
  );
}

function useColumns(): TableColumn<Access>[] {
  const t = useTranslations('audit');
  return [
    {
      id: 'action',
      title: t('columns.action'),
      isRowHeader: true,
      cell: ({ action }) => (
        <span className="block max-w-44 truncate font-medium sm:max-w-none">
          <bdi>{action}</bdi>
        </span>
      ),
    },
    { id: 'actor', title: t('columns.actor'), hideBelow: 'sm', cell: (entry) => <Actor entry={entry} /> },
    {
      id: 'details',
      title: t('accesses.details'),
      hideBelow: 'md',
      cell: ({ details }) => (
        <bdi className="text-muted">
          {Object.entries(details ?? {})
            .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
            .join(', ')}
        </bdi>
      ),
    },
    {
      id: 'ip',
      title: t('entry.from'),
      hideBelow: 'lg',
      cell: ({ ip, erased }) => (erased ? <Badge>{t('entry.erased')}</Badge> : <bdi>{ip}</bdi>),
    },
    {
      id: 'createdAt',
      title: t('columns.createdAt'),
      isSortable: true,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}
