'use client';

import { FileText, Home, Plus, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { api, apiPage } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import type { BulkAction } from '@/ui/patterns/bulk-bar';
import { listParams } from '@/ui/patterns/list-query';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import { PAGE_STATUSES, PageStatus, type SitePage } from './page-status';

const CreatePageDialog = dynamic(() => import('./create-page-dialog').then((file) => file.CreatePageDialog));

const FILTERS = ['status'];

/** All pages of the site. */
export function PagesScreen() {
  const t = useTranslations('pages');
  const { tenant, can, hrefOf } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [isCreating, setCreating] = useState(false);
  const columns = useColumns();
  const bulkActions = useBulkActions();
  const create = can('pages:write') && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <ResourceList<SitePage>
        name="page"
        label={t('title')}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ title }) => title}
        hrefOf={({ id }) => hrefOf(`/pages/${id}`)}
        query={query}
        onQueryChange={setQuery}
        fetchPage={(asked, signal) =>
          apiPage('GET /api/tenants/{tenantId}/pages', {
            params: { tenantId: tenant.id },
            query: listParams(asked),
            signal,
          })
        }
        filters={[
          {
            id: 'status',
            label: t('columns.status'),
            choices: PAGE_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
          },
        ]}
        searchLabel={t('search')}
        bulkActions={bulkActions}
        empty={{
          icon: <FileText aria-hidden="true" />,
          title: t('empty.title'),
          hint: t('empty.hint'),
          action: create || undefined,
        }}
        action={create}
      />
      {isCreating && <CreatePageDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function useColumns(): TableColumn<SitePage>[] {
  const t = useTranslations('pages');
  return useMemo(
    () => [
      {
        id: 'title',
        title: t('columns.title'),
        isRowHeader: true,
        isSortable: true,
        cell: (page) => <TitleCell page={page} />,
      },
      {
        id: 'status',
        title: t('columns.status'),
        isSortable: true,
        cell: ({ status }) => <PageStatus status={status} />,
      },
      {
        id: 'updatedAt',
        title: t('columns.updatedAt'),
        isSortable: true,
        hideBelow: 'sm',
        cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
      },
      {
        id: 'createdAt',
        title: t('columns.createdAt'),
        isSortable: true,
        hideBelow: 'md',
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ],
    [t],
  );
}

function TitleCell({ page }: { page: SitePage }) {
  const t = useTranslations('pages');
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate font-medium">{page.title}</span>
      {page.isHome ? (
        <Home aria-label={t('home')} className="size-3.5 shrink-0 self-center text-muted" />
      ) : (
        <bdi className="truncate text-sm text-muted max-sm:hidden">/{page.slug}</bdi>
      )}
    </span>
  );
}

function useBulkActions(): BulkAction[] {
  const t = useTranslations('pages');
  const common = useTranslations('console');
  const { tenant, can } = useTenant();
  if (!can('pages:delete')) return [];
  return [
    {
      id: 'delete',
      label: common('delete'),
      icon: <Trash2 aria-hidden="true" />,
      isDanger: true,
      confirm: (count) => ({ title: t('deleteMany.title', { count }), text: t('deleteMany.text') }),
      run: async (keys) => {
        for (const pageId of keys) {
          await api('DELETE /api/tenants/{tenantId}/pages/{pageId}', {
            params: { tenantId: tenant.id, pageId },
          });
        }
      },
    },
  ];
}
