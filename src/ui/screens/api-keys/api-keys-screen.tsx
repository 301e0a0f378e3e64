'use client';

import { KeyRound, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, apiPage } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import type { BulkAction } from '@/ui/patterns/bulk-bar';
import type { CheckGroup } from '@/ui/patterns/check-list';
import { listParams } from '@/ui/patterns/list-query';
import type { ListFilter } from '@/ui/patterns/list-toolbar';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import { type ApiKey, KeyState } from './key-state';

const CreateKeyDialog = dynamic(() => import('./create-key-dialog').then((file) => file.CreateKeyDialog));
const KeyDialog = dynamic(() => import('./key-dialog').then((file) => file.KeyDialog));
const FILTERS = ['mode', 'revoked'];

/** The tenant's API keys. `scopes` are those that the viewer may give. */
export function ApiKeysScreen({ scopes }: { scopes: readonly CheckGroup[] }) {
  const t = useTranslations('apiKeys');
  const { tenant, can } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [isCreating, setCreating] = useState(false);
  const [open, setOpen] = useState<ApiKey | null>(null);
  const filters = useFilters();
  const columns = useColumns();
  const bulkActions = useBulkActions();
  const create = can('api-keys:write') && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ResourceList<ApiKey>
        name="api_key"
        label={t('title')}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        onOpen={setOpen}
        filters={filters}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/api-keys', {
            params: { tenantId: tenant.id },
            query: listParams(asked),
            signal,
          })
        }
        bulkActions={bulkActions}
        empty={{
          icon: <KeyRound aria-hidden="true" />,
          title: t('empty.title'),
          hint: t('empty.hint'),
          action: create || undefined,
        }}
        action={create}
      />
      {isCreating && <CreateKeyDialog scopes={scopes} onClose={() => setCreating(false)} />}
      {open && <KeyDialog apiKey={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function useColumns(): TableColumn<ApiKey>[] {
  const t = useTranslations('apiKeys');
  const common = useTranslations('console');
  return [
    { id: 'name', title: t('columns.name'), isRowHeader: true, cell: ({ name }) => name },
    {
      id: 'key',
      title: t('columns.key'),
      cell: ({ prefix }) => (
        <code dir="ltr" className="font-mono text-sm text-muted">
          {prefix}…
        </code>
      ),
    },
    { id: 'state', title: t('columns.state'), cell: (key) => <KeyState apiKey={key} /> },
    {
      id: 'scopes',
      title: t('columns.scopes'),
      hideBelow: 'md',
      cell: ({ scopes }) => (
        <span title={scopes.join(', ')}>{t('scopeCount', { count: scopes.length })}</span>
      ),
    },
    {
      id: 'lastUsedAt',
      title: t('columns.lastUsedAt'),
      hideBelow: 'md',
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <RelativeTime at={lastUsedAt} /> : <span className="text-muted">{common('never')}</span>,
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

function useFilters(): ListFilter[] {
  const t = useTranslations('apiKeys');
  return [
    {
      id: 'mode',
      label: t('detail.mode'),
      choices: (['live', 'test'] as const).map((value) => ({ value, label: t(`mode.${value}`) })),
    },
    {
      id: 'revoked',
      label: t('columns.state'),
      choices: [
        { value: 'true', label: t('state.revoked') },
        { value: 'false', label: t('state.active') },
      ],
    },
  ];
}

function useBulkActions(): BulkAction[] {
  const t = useTranslations('apiKeys.revoke');
  const { tenant, can } = useTenant();
  if (!can('api-keys:write')) return [];
  return [
    {
      id: 'revoke',
      label: t('action'),
      isDanger: true,
      confirm: (count) => ({ title: t('title', { count }), text: t('text') }),
      run: async (keys) => {
        for (const keyId of keys) {
          await api('DELETE /api/tenants/{tenantId}/api-keys/{keyId}', {
            params: { tenantId: tenant.id, keyId },
          });
        }
      },
    },
  ];
}
