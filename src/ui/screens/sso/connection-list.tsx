'use client';

import { LogIn, Plus } from 'lucide-react';
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
import { useTenant } from '@/ui/shell/tenant-context';
import { useOwnQuery } from './use-own-query';

const ConnectionDialog = dynamic(() => import('./connection-dialog').then((file) => file.ConnectionDialog));
const ConnectionFacts = dynamic(() => import('./connection-facts').then((file) => file.ConnectionFacts));

/** A connection to an identity provider, as the API tells of it. */
export type Connection = Row<'GET /api/tenants/{tenantId}/identity-providers'>;

/** The tenant's identity providers. */
export function ConnectionList() {
  const t = useTranslations('sso.connections');
  const { tenant, can } = useTenant();
  const [query, setQuery] = useOwnQuery();
  const [isCreating, setCreating] = useState(false);
  const [open, setOpen] = useState<Connection | null>(null);
  const create = can('sso:write') && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <ResourceList<Connection>
        name="identity_provider"
        label={t('title')}
        columns={useColumns()}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        onOpen={setOpen}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/identity-providers', {
            params: { tenantId: tenant.id },
            query: listParams(asked),
            signal,
          })
        }
        empty={{
          icon: <LogIn aria-hidden="true" />,
          title: t('empty.title'),
          hint: t('empty.hint'),
          action: create || undefined,
        }}
        action={create}
      />
      {isCreating && <ConnectionDialog connection={null} onClose={() => setCreating(false)} />}
      {open && <ConnectionFacts connection={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function useColumns(): TableColumn<Connection>[] {
  const t = useTranslations('sso.connections');
  return [
    { id: 'name', title: t('columns.name'), isRowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { id: 'kind', title: t('columns.kind'), hideBelow: 'sm', cell: ({ kind }) => t(`kind.${kind}`) },
    {
      id: 'status',
      title: t('columns.status'),
      cell: ({ status }) => (
        <Badge tone={status === 'active' ? 'success' : 'neutral'}>{t(`status.${status}`)}</Badge>
      ),
    },
    {
      id: 'domains',
      title: t('columns.domains'),
      hideBelow: 'md',
      cell: ({ emailDomains }) => <bdi>{emailDomains.join(', ')}</bdi>,
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
