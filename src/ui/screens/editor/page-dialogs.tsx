'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, apiPage } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { HistoryList } from '@/ui/screens/audit/history-list';
import type { SitePage } from '@/ui/screens/pages/page-status';
import { useTenant } from '@/ui/shell/tenant-context';

interface PageDialogProps {
  page: SitePage;
  onClose: () => void;
}

const VERSIONS = '/api/tenants/{tenantId}/pages/{pageId}/versions';

/** The versions that were live, each of which the draft can become again. */
export function VersionsDialog({ page, onClose, onRestored }: PageDialogProps & { onRestored: () => void }) {
  const t = useTranslations('editor.versions');
  const { tenant, can } = useTenant();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const params = { tenantId: tenant.id, pageId: page.id };
  const versions = useQuery({
    queryKey: ['page', page.id, 'versions'],
    queryFn: ({ signal }) => apiPage(`GET ${VERSIONS}`, { params, query: { limit: 100 }, signal }),
  });

  async function restore(versionId: string, number: number) {
    await api(`POST ${VERSIONS}/{versionId}/restore`, { params: { ...params, versionId } });
    await refresh('page', 'section', 'seo_metadata');
    onRestored();
    toast.success(t('restored', { number }));
    onClose();
  }

  const rows = versions.data?.data;
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')}>
      {!rows && <Skeleton className="h-32 w-full" />}
      {rows?.length === 0 && <p className="pb-4 text-muted">{t('none')}</p>}
      <ul className="divide-y divide-border pb-4">
        {rows?.map(({ id, number, createdAt, title }) => (
          <li key={id} className="flex items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2 font-medium">
                {t('number', { number })}
                {id === page.publishedVersionId && <Badge tone="success">{t('live')}</Badge>}
              </p>
              <p className="truncate text-sm text-muted">
                {title} · <RelativeTime at={createdAt} />
              </p>
            </div>
            {can('pages:write') && (
              <Button onPress={() => void restore(id, number).catch(fail)}>{t('restore')}</Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** What happened to the page. */
export function HistoryDialog({ page, onClose }: PageDialogProps) {
  const t = useTranslations('editor');
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('history')} size="large">
      <div className="pb-4">
        <HistoryList resourceId={page.id} />
      </div>
    </Dialog>
  );
}
