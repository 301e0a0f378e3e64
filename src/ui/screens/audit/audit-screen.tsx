'use client';

import { Download, Eye, History, ShieldCheck } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { address, apiPage } from '@/ui/client/client';
import { Button, LinkButton } from '@/ui/kit/button';
import { Menu, MenuItem } from '@/ui/kit/menu';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import { Actor } from './actor';
import type { AuditEntry } from './history-list';
import type { RevertibleKind } from './revert-form';
import { auditParams, useAuditFilters } from './use-audit-filters';

const AuditDialog = dynamic(() => import('./audit-dialog').then((file) => file.AuditDialog));
const VerifyDialog = dynamic(() => import('./verify-dialog').then((file) => file.VerifyDialog));

const FILTERS = ['action', 'resourceType', 'operation', 'actorType', 'actorId', 'date'];

interface AuditScreenProps {
  actions: readonly string[];
  resources: readonly string[];
  /** What can be set back, and which of its fields. */
  revertible: readonly RevertibleKind[];
}

/** The tenant's audit log: every change, what it changed, and the proof that nobody changed the log. */
export function AuditScreen({ actions, resources, revertible }: AuditScreenProps) {
  const t = useTranslations('audit');
  const { tenant } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const columns = useColumns();
  const filters = useAuditFilters(actions, resources);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={<AuditActions />} />
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
      {open && <AuditDialog entry={open} revertible={revertible} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Verify, take along, and see who took it along. */
function AuditActions() {
  const t = useTranslations('audit');
  const { tenant, hrefOf } = useTenant();
  const [isVerifying, setVerifying] = useState(false);
  const fileOf = (format: 'csv' | 'proof') =>
    address('/api/tenants/{tenantId}/audit/export', { params: { tenantId: tenant.id }, query: { format } });
  return (
    <>
      <LinkButton href={hrefOf('/audit/accesses')} icon={<Eye aria-hidden="true" />}>
        {t('accesses.title')}
      </LinkButton>
      <Menu
        label={t('export.action')}
        onAction={(format) => window.location.assign(fileOf(format === 'proof' ? 'proof' : 'csv'))}
        trigger={<Button icon={<Download aria-hidden="true" />}>{t('export.action')}</Button>}
      >
        <MenuItem id="csv">{t('export.csv')}</MenuItem>
        <MenuItem id="proof">{t('export.proof')}</MenuItem>
      </Menu>
      <Button icon={<ShieldCheck aria-hidden="true" />} onPress={() => setVerifying(true)}>
        {t('verify.action')}
      </Button>
      {isVerifying && <VerifyDialog onClose={() => setVerifying(false)} />}
    </>
  );
}

function useColumns(): TableColumn<AuditEntry>[] {
  const t = useTranslations('audit');
  return [
    {
      id: 'action',
      title: t('columns.action'),
      isRowHeader: true,
      // Narrow screens keep room for when it happened.
      cell: ({ action }) => (
        <span className="block max-w-44 truncate font-medium sm:max-w-none">
          <bdi>{action}</bdi>
        </span>
      ),
    },
    {
      id: 'resource',
      title: t('columns.resource'),
      hideBelow: 'sm',
      cell: ({ resourceType }) => resourceType,
    },
    { id: 'actor', title: t('columns.actor'), hideBelow: 'sm', cell: (entry) => <Actor entry={entry} /> },
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
