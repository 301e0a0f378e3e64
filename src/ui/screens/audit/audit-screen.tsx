'use client';

import { History } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { apiPage } from '@/ui/client/client';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import { type ListQuery, listParams } from '@/ui/patterns/list-query';
import type { ListFilter } from '@/ui/patterns/list-toolbar';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import type { AuditEntry } from './history-list';

const AuditDialog = dynamic(() => import('./audit-dialog').then((file) => file.AuditDialog));

const FILTERS = ['action', 'resourceType', 'operation', 'actorType', 'date'];
const OPERATIONS = ['insert', 'update', 'delete'] as const;
/** Who may act, as the log writes it. */
export const ACTORS = ['user', 'api_key', 'job', 'system', 'anonymous'] as const;
const DAY_MS = 86_400_000;
const DATES = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };

interface AuditScreenProps {
  actions: readonly string[];
  resources: readonly string[];
}

/** The tenant's audit log: every change, and what it changed. */
export function AuditScreen(props: AuditScreenProps) {
  const t = useTranslations('audit');
  const { tenant } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const columns = useColumns();
  const filters = useFilters(props);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ResourceList<AuditEntry>
        name="audit_log"
        label={t('title')}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ action, resourceType }) => `${action} ${resourceType}`}
        onOpen={setOpen}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/audit', {
            params: { tenantId: tenant.id },
            query: auditParams(asked),
            signal,
          })
        }
        filters={filters}
        empty={{ icon: <History aria-hidden="true" />, title: t('empty.title'), hint: t('empty.hint') }}
      />
      {open && <AuditDialog entry={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** The API takes a moment where the viewer chose a span; of several spans the longest covers the others. */
function auditParams(query: ListQuery): URLSearchParams {
  const { date = [], ...filters } = query.filters;
  const params = listParams({ ...query, filters });
  const spans = Object.entries(DATES).filter(([name]) => date.includes(name));
  if (spans.length === 0) return params;
  const longest = Math.max(...spans.map(([, span]) => span));
  params.set('filter[createdAt][gte]', new Date(Date.now() - longest).toISOString());
  return params;
}

function useFilters({ actions, resources }: AuditScreenProps): ListFilter[] {
  const t = useTranslations('audit');
  const common = useTranslations('console');
  return useMemo(
    () => [
      {
        id: 'date',
        label: t('date'),
        choices: (['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`dates.${value}`) })),
      },
      {
        id: 'actorType',
        label: t('actorType'),
        choices: ACTORS.map((value) => ({ value, label: common(`actor.${value}`) })),
      },
      {
        id: 'operation',
        label: t('operation'),
        choices: OPERATIONS.map((value) => ({ value, label: t(`operations.${value}`) })),
      },
      {
        id: 'resourceType',
        label: t('resourceType'),
        choices: resources.map((value) => ({ value, label: value })),
      },
      { id: 'action', label: t('action'), choices: actions.map((value) => ({ value, label: value })) },
    ],
    [t, common, actions, resources],
  );
}

function useColumns(): TableColumn<AuditEntry>[] {
  const t = useTranslations('audit');
  return [
    {
      id: 'action',
      title: t('columns.action'),
      isRowHeader: true,
      cell: ({ action }) => <bdi className="font-medium">{action}</bdi>,
    },
    {
      id: 'resource',
      title: t('columns.resource'),
      hideBelow: 'sm',
      cell: ({ resourceType }) => resourceType,
    },
    { id: 'actor', title: t('columns.actor'), cell: (entry) => <Actor entry={entry} /> },
    {
      id: 'changed',
      title: t('columns.changed'),
      hideBelow: 'md',
      cell: ({ changed }) => <span className="text-muted">{changed.join(', ')}</span>,
    },
    {
      id: 'createdAt',
      title: t('columns.createdAt'),
      isSortable: true,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}

/** Who did it: the viewer, or what kind of actor. */
export function Actor({ entry }: { entry: AuditEntry }) {
  const t = useTranslations();
  const { user } = useTenant();
  if (entry.actorId === user.id) return t('audit.you');
  const known = ACTORS.find((name) => name === entry.actorType);
  return known ? t(`console.actor.${known}`) : entry.actorType;
}
