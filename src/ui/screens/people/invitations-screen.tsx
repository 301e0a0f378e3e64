'use client';

import { MailPlus, UserPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, apiPage } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { Badge, type Tone } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import type { BulkAction } from '@/ui/patterns/bulk-bar';
import { listParams } from '@/ui/patterns/list-query';
import type { ListFilter } from '@/ui/patterns/list-toolbar';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { useTenant } from '@/ui/shell/tenant-context';
import { PeopleHeader } from './people-header';
import { useRoleName } from './role-name';

const InviteDialog = dynamic(() => import('./invite-dialog').then((file) => file.InviteDialog));
const FILTERS = ['status'];
const STATES = ['pending', 'accepted', 'revoked'] as const;

type Invitation = Row<'GET /api/tenants/{tenantId}/invitations'>;

/** Whom the tenant has invited. */
export function InvitationsScreen() {
  const t = useTranslations('people');
  const { tenant, can } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [isInviting, setInviting] = useState(false);
  const columns = useColumns();
  const bulkActions = useBulkActions();
  const filters: ListFilter[] = [
    {
      id: 'status',
      label: t('columns.status'),
      choices: STATES.map((value) => ({ value, label: t(`invitation.status.${value}`) })),
    },
  ];
  const invite = can('members:write') && (
    <Button variant="primary" icon={<UserPlus aria-hidden="true" />} onPress={() => setInviting(true)}>
      {t('invite.action')}
    </Button>
  );
  return (
    <>
      <PeopleHeader />
      <ResourceList<Invitation>
        name="invitation"
        label={t('invitations')}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ email }) => email}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/invitations', {
            params: { tenantId: tenant.id },
            query: listParams(asked),
            signal,
          })
        }
        filters={filters}
        bulkActions={bulkActions}
        empty={{
          icon: <MailPlus aria-hidden="true" />,
          title: t('invitation.empty.title'),
          hint: t('invitation.empty.hint'),
        }}
        action={invite}
      />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

function useColumns(): TableColumn<Invitation>[] {
  const t = useTranslations('people');
  const nameOf = useRoleName();
  return [
    {
      id: 'email',
      title: t('columns.email'),
      isRowHeader: true,
      cell: ({ email }) => <bdi>{email}</bdi>,
    },
    { id: 'role', title: t('columns.role'), cell: ({ role }) => nameOf(role) },
    { id: 'status', title: t('columns.status'), cell: (invitation) => <State invitation={invitation} /> },
    {
      id: 'expiresAt',
      title: t('invitation.expiresAt'),
      hideBelow: 'md',
      cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
    },
    {
      id: 'createdAt',
      title: t('invitation.sentAt'),
      isSortable: true,
      hideBelow: 'sm',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}

const TONES: Record<Invitation['status'], Tone> = {
  pending: 'accent',
  accepted: 'success',
  revoked: 'neutral',
};

function State({ invitation: { status, expiresAt } }: { invitation: Invitation }) {
  const t = useTranslations('people.invitation.status');
  const isOver = status === 'pending' && new Date(expiresAt) <= new Date();
  return <Badge tone={isOver ? 'warning' : TONES[status]}>{t(isOver ? 'expired' : status)}</Badge>;
}

function useBulkActions(): BulkAction[] {
  const t = useTranslations('people.invitation');
  const { tenant, can } = useTenant();
  if (!can('members:write')) return [];
  const each = (work: (params: { tenantId: string; invitationId: string }) => Promise<unknown>) => {
    return async (ids: readonly string[]) => {
      for (const invitationId of ids) await work({ tenantId: tenant.id, invitationId });
    };
  };
  return [
    {
      id: 'resend',
      label: t('resend.action'),
      confirm: (count) => ({ title: t('resend.title', { count }), text: t('resend.text') }),
      run: each((params) =>
        api('POST /api/tenants/{tenantId}/invitations/{invitationId}/resend', { params }),
      ),
    },
    {
      id: 'revoke',
      label: t('revoke.action'),
      isDanger: true,
      confirm: (count) => ({ title: t('revoke.title', { count }), text: t('revoke.text') }),
      run: each((params) => api('DELETE /api/tenants/{tenantId}/invitations/{invitationId}', { params })),
    },
  ];
}
