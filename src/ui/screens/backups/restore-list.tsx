'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { apiPage } from '@/ui/client/client';
import { RelativeTime } from '@/ui/kit/relative-time';
import { useTenant } from '@/ui/shell/tenant-context';
import { BackupState, isUnderWay, rowsIn } from './backups-screen';

const LOOK_AGAIN_MS = 2_000;

/** When a backup was restored, and how it went. */
export function RestoreList({ backupId }: { backupId: string }) {
  const t = useTranslations('backups');
  const { tenant } = useTenant();
  const restores = useQuery({
    queryKey: ['backup_restore', backupId],
    queryFn: ({ signal }) =>
      apiPage('GET /api/tenants/{tenantId}/backups/{backupId}/restores', {
        params: { tenantId: tenant.id, backupId },
        signal,
      }),
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => isUnderWay(status)) ? LOOK_AGAIN_MS : false,
  });
  if (!restores.data || restores.data.data.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{t('restores')}</h3>
      <ul className="flex flex-col gap-2">
        {restores.data.data.map((restore) => (
          <li key={restore.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <BackupState {...restore} />
            <RelativeTime at={restore.createdAt} />
            {restore.contents && <span>{t('rowsCompared', { count: rowsIn(restore.contents) })}</span>}
            {restore.error && <span className="w-full text-muted">{restore.error}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
