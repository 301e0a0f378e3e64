'use client';

import { UsersRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { apiPage } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import { listParams } from '@/ui/patterns/list-query';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';

const GroupDialog = dynamic(() => import('./group-dialog').then((file) => file.GroupDialog));
const NO_FILTERS: string[] = [];

/** A group, as the API tells of it. */
export type Group = Row<'GET /api/tenants/{tenantId}/groups'>;

/** The groups that a directory provisions, and the role that each gives. */
export function GroupsScreen() {
  const t = useTranslations('groups');
  const { tenant, can } = useTenant();
  const [query, setQuery] = useListQuery(NO_FILTERS);
  const [open, setOpen] = useState<Group | null>(null);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ResourceList<Group>
        name="group"
        label={t('title')}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ displayName }) => displayName}
        onOpen={can('sso:write') ? setOpen : undefined}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/groups', {
            params: { tenantId: tenant.id },
            query: listParams(asked),
            signal,
          })
        }
        empty={{
          icon: <UsersRound aria-hidden="true" />,
          title: t('empty.title'),
          hint: t('empty.hint'),
        }}
      />
      {open && <GroupDialog group={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function useColumns(): TableColumn<Group>[] {
  const t = useTranslations('groups');
  const roles = useTranslations('roles');
  const nameOf = (role: string) => (roles.has(role as 'viewer') ? roles(role as 'viewer') : role);
  return [
    {
      id: 'displayName',
      title: t('columns.name'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ displayName }) => <bdi className="font-medium">{displayName}</bdi>,
    },
    {
      id: 'role',
      title: t('columns.role'),
      cell: ({ role }) => (role === null ? <span className="text-muted">{t('noRole')}</span> : nameOf(role)),
    },
    {
      id: 'members',
      title: t('columns.members'),
      cell: ({ memberCount }) => t('memberCount', { count: memberCount }),
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
