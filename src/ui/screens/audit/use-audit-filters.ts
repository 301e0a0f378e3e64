'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { apiPage } from '@/ui/client/client';
import { type ListQuery, listParams } from '@/ui/patterns/list-query';
import type { ListFilter } from '@/ui/patterns/list-toolbar';
import { useTenant } from '@/ui/shell/tenant-context';
import { ACTORS } from './actor';

const OPERATIONS = ['insert', 'update', 'delete'] as const;
const DAY_MS = 86_400_000;
const DATES = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };

/** The API takes a moment where the viewer chose a span; of several spans the longest covers the others. */
export function auditParams(query: ListQuery): URLSearchParams {
  const { date = [], ...filters } = query.filters;
  const params = listParams({ ...query, filters });
  const spans = Object.entries(DATES).filter(([name]) => date.includes(name));
  if (spans.length === 0) return params;
  const longest = Math.max(...spans.map(([, span]) => span));
  params.set('filter[createdAt][gte]', new Date(Date.now() - longest).toISOString());
  return params;
}

/** Spans back from now. */
export function useDateFilter(): ListFilter {
  const t = useTranslations('audit');
  return useMemo(
    () => ({
      id: 'date',
      label: t('date'),
      choices: (['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`dates.${value}`) })),
    }),
    [t],
  );
}

/** The people of the tenant, for whoever may see them. */
export function usePersonFilter(): ListFilter {
  const t = useTranslations('audit');
  const { tenant, can } = useTenant();
  const members = useQuery({
    queryKey: ['member', 'names'],
    queryFn: ({ signal }) =>
      apiPage('GET /api/tenants/{tenantId}/members', {
        params: { tenantId: tenant.id },
        query: { limit: 100 },
        signal,
      }),
    enabled: can('members:read'),
  });
  const people = members.data?.data;
  return useMemo(
    () => ({
      id: 'actorId',
      label: t('person'),
      choices: (people ?? []).map(({ id, name }) => ({ value: id, label: name })),
    }),
    [t, people],
  );
}

/** What the log can be narrowed by. */
export function useAuditFilters(actions: readonly string[], resources: readonly string[]): ListFilter[] {
  const t = useTranslations('audit');
  const common = useTranslations('console');
  const date = useDateFilter();
  const person = usePersonFilter();
  return useMemo(() => {
    const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
    const filters: ListFilter[] = [
      date,
      person,
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
      { id: 'resourceType', label: t('resourceType'), choices: named(resources) },
      { id: 'action', label: t('action'), choices: named(actions) },
    ];
    return filters.filter(({ choices }) => choices.length > 0);
  }, [t, common, date, person, actions, resources]);
}
