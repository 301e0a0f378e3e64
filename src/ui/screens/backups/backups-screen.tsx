'use client';

import { DatabaseBackup, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { apiPage } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { Badge, type Tone } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import type { TableColumn } from '@/ui/kit/table';
import { useBytes } from '@/ui/kit/use-bytes';
import { listParams } from '@/ui/patterns/list-query';
import { ResourceList } from '@/ui/patterns/resource-list';
import { useListQuery } from '@/ui/patterns/use-list-query';
import { Rules } from '@/ui/screens/rules/rules';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';

const TakeBackupDialog = dynamic(() => import('./take-backup-dialog').then((file) => file.TakeBackupDialog));
const BackupDialog = dynamic(() => import('./backup-dialog').then((file) => file.BackupDialog));

/** A backup, as the API tells of it. */
export type Backup = Row<'GET /api/tenants/{tenantId}/backups'>;
const FILTERS = ['status'];
const STATES = ['pending', 'running', 'done', 'failed'] as const;
const TONES: Record<Backup['status'], Tone> = {
  pending: 'neutral',
  running: 'accent',
  done: 'success',
  failed: 'danger',
};
/** How often to look how far a backup is. */
const LOOK_AGAIN_MS = 2_000;

/** The tenant's backups, and how often they are taken. */
export function BackupsScreen() {
  const t = useTranslations('backups');
  const { tenant, can } = useTenant();
  const [query, setQuery] = useListQuery(FILTERS);
  const [isTaking, setTaking] = useState(false);
  const [open, setOpen] = useState<Backup | null>(null);
  const take = can('backups:write') && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setTaking(true)}>
      {t('take.action')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="flex flex-col gap-8">
        <ResourceList<Backup>
          name="backup"
          label={t('title')}
          columns={useColumns()}
          keyOf={({ id }) => id}
          nameOf={({ createdAt }) => createdAt}
          onOpen={setOpen}
          refreshAfter={(rows) => rows.some(({ status }) => isUnderWay(status)) && LOOK_AGAIN_MS}
          query={query}
          onQueryChange={setQuery}
          fetchPage={(asked, signal) =>
            apiPage('GET /api/tenants/{tenantId}/backups', {
              params: { tenantId: tenant.id },
              query: listParams(asked),
              signal,
            })
          }
          filters={[
            {
              id: 'status',
              label: t('columns.status'),
              choices: STATES.map((value) => ({ value, label: t(`status.${value}`) })),
            },
          ]}
          empty={{
            icon: <DatabaseBackup aria-hidden="true" />,
            title: t('empty.title'),
            hint: t('empty.hint'),
            action: take || undefined,
          }}
          action={take}
        />
        <section className="flex max-w-2xl flex-col gap-3">
          <h2 className="font-medium">{t('rules')}</h2>
          <Rules area="backups" />
        </section>
      </div>
      {isTaking && <TakeBackupDialog onClose={() => setTaking(false)} />}
      {open && <BackupDialog backup={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** True while somebody should look again. */
export function isUnderWay(status: Backup['status']): boolean {
  return status === 'pending' || status === 'running';
}

function useColumns(): TableColumn<Backup>[] {
  const t = useTranslations('backups');
  const sizeOf = useBytes();
  return [
    {
      id: 'createdAt',
      title: t('columns.createdAt'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    { id: 'kind', title: t('columns.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    { id: 'status', title: t('columns.status'), cell: (backup) => <BackupState {...backup} /> },
    {
      id: 'rows',
      title: t('columns.rows'),
      align: 'end',
      hideBelow: 'md',
      cell: ({ contents }) => (contents ? t('rowCount', { count: rowsIn(contents) }) : ''),
    },
    {
      id: 'size',
      title: t('columns.size'),
      align: 'end',
      hideBelow: 'sm',
      cell: ({ size }) => (size === null ? '' : sizeOf(size)),
    },
  ];
}

/** Where a backup or a restore is: a word, and while it is under way how far. */
export function BackupState({ status, progress }: Pick<Backup, 'status' | 'progress'>) {
  const t = useTranslations('backups.status');
  return <Badge tone={TONES[status]}>{status === 'running' ? t('progress', { progress }) : t(status)}</Badge>;
}

/** All rows of all tables. */
export function rowsIn(contents: Record<string, number>): number {
  return Object.values(contents).reduce((sum, count) => sum + count, 0);
}
