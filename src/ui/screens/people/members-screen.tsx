'use client';

import { UserPlus, Users } from 'lucide-react';
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
import type { ListFilter } from '@/ui/patterns/list-toolbar';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { useTenant } from '@/ui/shell/tenant-context';
import { PeopleHeader } from './people-header';
import { useRoleChoices, useRoleName } from './role-name';

const InviteDialog = dynamic(() => import('./invite-dialog').then((file) => file.InviteDialog));
const MemberDialog = dynamic(() => import('./member-dialog').then((file) => file.MemberDialog));
const FILTERS = ['role', 'status'];

export type Member = Row<'GET /api/tenants/{tenantId}/members'>;

/** What each permission allows, in the viewer's words. */
export type PermissionWords = Readonly<Record<string, string>>;

/** The people of the tenant. */
export function MembersScreen({ permissionWords }: { permissionWords: PermissionWords }) {
  const t = useTranslations('people');
  const { tenant, can } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [isInviting, setInviting] = useState(false);
  const [open, setOpen] = useState<Member | null>(null);
  const columns = useColumns();
  const filters = useFilters();
  const invite = can('members:write') && (
    <Button variant="primary" icon={<UserPlus aria-hidden="true" />} onPress={() => setInviting(true)}>
      {t('invite.action')}
    </Button>
  );
  return (
    <>
      <PeopleHeader />
      <ResourceList<Member>
        name="member"
        label={t('members')}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        onOpen={setOpen}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/members', {
            params: { tenantId: tenant.id },
            query: listParams(asked),
            signal,
          })
        }
        filters={filters}
        searchLabel={t('search')}
        empty={{ icon: <Users aria-hidden="true" />, title: t('empty.title'), hint: t('empty.hint') }}
        action={invite}
      />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {open && <MemberDialog member={open} permissionWords={permissionWords} onClose={() => setOpen(null)} />}
    </>
  );
}

function useFilters(): ListFilter[] {
  const t = useTranslations('people');
  const roles = useRoleChoices();
  return [
    { id: 'role', label: t('columns.role'), choices: roles },
    {
      id: 'status',
      label: t('columns.status'),
      choices: (['active', 'suspended'] as const).map((value) => ({ value, label: t(`status.${value}`) })),
    },
  ];
}

function useColumns(): TableColumn<Member>[] {
  const t = useTranslations('people');
  const common = useTranslations('console');
  const { user } = useTenant();
  const nameOf = useRoleName();
  return [
    {
      id: 'name',
      title: t('columns.name'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ id, name }) => (
        <span className="inline-flex items-center gap-2">
          <span className="truncate">{name}</span>
          {id === user.id && <Badge>{t('you')}</Badge>}
        </span>
      ),
    },
    {
      id: 'email',
      title: t('columns.email'),
      isSortable: true,
      hideBelow: 'sm',
      cell: ({ email }) => <bdi className="text-muted">{email}</bdi>,
    },
    { id: 'role', title: t('columns.role'), cell: ({ role }) => nameOf(role) },
    { id: 'status', title: t('columns.status'), cell: ({ status }) => <MemberStatus status={status} /> },
    {
      id: 'lastLoginAt',
      title: t('columns.lastLoginAt'),
      hideBelow: 'md',
      cell: ({ lastLoginAt }) =>
        lastLoginAt ? (
          <RelativeTime at={lastLoginAt} />
        ) : (
          <span className="text-muted">{common('never')}</span>
        ),
    },
    {
      id: 'createdAt',
      title: t('columns.createdAt'),
      isSortable: true,
      hideBelow: 'lg',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}

/** Whether a membership counts now. */
export function MemberStatus({ status }: { status: Member['status'] }) {
  const t = useTranslations('people.status');
  return <Badge tone={status === 'active' ? 'success' : 'warning'}>{t(status)}</Badge>;
}
