'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { address, api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { AlertDialog, Dialog } from '@/ui/kit/dialog';
import { KeyValueList } from '@/ui/kit/key-value';
import { RelativeTime } from '@/ui/kit/relative-time';
import { useBytes } from '@/ui/kit/use-bytes';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from '@/ui/shell/tenant-context';
import { type Backup, BackupState } from './backups-screen';
import { RestoreForm } from './restore-form';
import { RestoreList } from './restore-list';

/** One backup: what it holds, its file, and restoring it. */
export function BackupDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const t = useTranslations('backups');
  const { tenant, can } = useTenant();
  const [isRestoring, setRestoring] = useState(false);
  const isDone = backup.status === 'done';
  const params = { tenantId: tenant.id, backupId: backup.id };
  const footer = (
    <>
      {can('backups:write') && <DeleteBackup backup={backup} onClose={onClose} />}
      {isDone && can('backups:write') && (
        <Button
          onPress={() =>
            window.location.assign(address('/api/tenants/{tenantId}/backups/{backupId}/download', { params }))
          }
        >
          {t('download')}
        </Button>
      )}
      {isDone && can('backups:restore') && !isRestoring && (
        <Button variant="primary" onPress={() => setRestoring(true)}>
          {t('restore.action')}
        </Button>
      )}
    </>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t(`kind.${backup.kind}`)} size="large" footer={footer}>
      <div className="flex flex-col gap-6">
        <BackupFacts backup={backup} />
        {isRestoring && <RestoreForm backupId={backup.id} onDone={() => setRestoring(false)} />}
        {isDone && <RestoreList backupId={backup.id} />}
      </div>
    </Dialog>
  );
}

function BackupFacts({ backup }: { backup: Backup }) {
  const t = useTranslations('backups');
  const bytes = useBytes();
  const rows = Object.entries(backup.contents ?? {}).filter(([, count]) => count > 0);
  return (
    <KeyValueList
      facts={[
        { name: t('columns.status'), value: <BackupState {...backup} /> },
        { name: t('columns.createdAt'), value: <RelativeTime at={backup.createdAt} /> },
        ...(backup.error ? [{ name: t('problem'), value: backup.error }] : []),
        ...(backup.size === null ? [] : [{ name: t('columns.size'), value: bytes(backup.size) }]),
        ...(backup.sha256
          ? [
              {
                name: 'SHA-256',
                value: (
                  <code dir="ltr" className="font-mono text-sm break-all">
                    {backup.sha256}
                  </code>
                ),
              },
            ]
          : []),
        ...rows.map(([table, count]) => ({ name: table, value: t('rowCount', { count }) })),
      ]}
    />
  );
}

function DeleteBackup({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const t = useTranslations('backups.remove');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="danger" onPress={() => setAsking(true)}>
        {t('action')}
      </Button>
      {isAsking && (
        <AlertDialog
          isOpen
          onOpenChange={setAsking}
          title={t('title')}
          confirmLabel={t('action')}
          isDanger
          onConfirm={async () => {
            const params = { tenantId: tenant.id, backupId: backup.id };
            await api('DELETE /api/tenants/{tenantId}/backups/{backupId}', { params });
            await refresh('backup');
            onClose();
          }}
          onError={fail}
        >
          {t('text')}
        </AlertDialog>
      )}
    </>
  );
}
