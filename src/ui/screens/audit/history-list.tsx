'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { apiPage } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { JsonDiff } from '@/ui/kit/json-diff';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { useTenant } from '@/ui/shell/tenant-context';

/** One change, as the audit log tells of it. */
export type AuditEntry = Row<'GET /api/tenants/{tenantId}/audit'>;

/** What happened to one thing, newest first, each with what changed. */
export function HistoryList({ resourceId }: { resourceId: string }) {
  const t = useTranslations('history');
  const { tenant } = useTenant();
  const entries = useQuery({
    queryKey: ['audit_log', resourceId],
    queryFn: ({ signal }) =>
      apiPage('GET /api/tenants/{tenantId}/audit', {
        params: { tenantId: tenant.id },
        query: { resourceId, limit: 50 },
        signal,
      }),
  });
  if (!entries.data) return <Skeleton className="h-40 w-full rounded-lg" />;
  if (entries.data.data.length === 0) return <p className="text-muted">{t('none')}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {entries.data.data.map((entry) => (
        <li key={entry.id}>
          <details className="rounded-lg border border-border">
            <summary className="focus-ring flex cursor-pointer items-center gap-3 rounded-lg px-3 py-2">
              <span className="flex-1 font-medium">{entry.action}</span>
              <span className="text-sm text-muted">
                <RelativeTime at={entry.createdAt} />
              </span>
            </summary>
            <div className="flex flex-col gap-2 p-3 pt-0">
              {entry.reason && <p>{t('reason', { text: entry.reason })}</p>}
              <JsonDiff before={entry.before} after={entry.after} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}
