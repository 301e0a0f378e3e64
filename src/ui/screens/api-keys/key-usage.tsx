'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { Skeleton } from '@/ui/kit/skeleton';
import { useTenant } from '@/ui/shell/tenant-context';

type Usage = Data<'GET /api/tenants/{tenantId}/api-keys/{keyId}/usage'>;

/** How much a key was used in the last 30 days: drawn by day, with tables behind. */
export function KeyUsage({ keyId }: { keyId: string }) {
  const t = useTranslations('apiKeys.usage');
  const { tenant } = useTenant();
  const usage = useQuery({
    queryKey: ['api_key', 'usage', keyId],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/api-keys/{keyId}/usage', {
        params: { tenantId: tenant.id, keyId },
        signal,
      }),
  });
  const data = usage.data?.data;
  if (!data) return <Skeleton className="h-24 w-full rounded-lg" />;
  if (data.total.calls === 0) return <p className="text-muted">{t('none')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t('summary', data.total)}</p>
      <Bars days={data.days} />
      <details className="rounded-lg border border-border">
        <summary className="focus-ring cursor-pointer rounded-lg px-3 py-2 text-sm font-medium">
          {t('table')}
        </summary>
        <div className="flex flex-col gap-4 overflow-x-auto px-3 pb-3">
          <Counts
            title={t('endpoint')}
            rows={data.endpoints.map(({ endpoint, ...counts }) => ({ name: endpoint, ...counts }))}
          />
          <Counts
            title={t('day')}
            rows={data.days
              .filter(({ calls }) => calls > 0)
              .map(({ day, ...counts }) => ({ name: day, ...counts }))}
          />
        </div>
      </details>
    </div>
  );
}

/** One bar a day, the failed calls at its top. A drawing only: the table says the same. */
function Bars({ days }: { days: Usage['days'] }) {
  const format = useFormatter();
  const most = Math.max(...days.map(({ calls }) => calls));
  const share = (count: number) => `${(count / most) * 100}%`;
  return (
    <div aria-hidden="true" className="flex h-24 items-end gap-0.5 border-b border-border">
      {days.map(({ day, calls, failures }) => (
        <div
          key={day}
          title={`${format.dateTime(new Date(day), { dateStyle: 'medium', timeZone: 'UTC' })}: ${calls}`}
          className="flex h-full min-w-0 flex-1 flex-col justify-end"
        >
          <div className="rounded-t-xs bg-danger-solid" style={{ height: share(failures) }} />
          <div
            className={clsx('bg-accent', failures === 0 && 'rounded-t-xs')}
            style={{ height: share(calls - failures) }}
          />
        </div>
      ))}
    </div>
  );
}

interface CountsProps {
  title: string;
  rows: readonly { name: string; calls: number; failures: number }[];
}

function Counts({ title, rows }: CountsProps) {
  const t = useTranslations('apiKeys.usage');
  const format = useFormatter();
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-muted">
          <th className="py-1 text-start font-medium">{title}</th>
          <th className="px-3 py-1 text-end font-medium">{t('calls')}</th>
          <th className="py-1 text-end font-medium">{t('failures')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, calls, failures }) => (
          <tr key={name} className="border-t border-border">
            <th scope="row" className="py-1 text-start font-normal break-all">
              <bdi>{name}</bdi>
            </th>
            <td className="px-3 py-1 text-end tabular-nums">{format.number(calls)}</td>
            <td className="py-1 text-end tabular-nums">{format.number(failures)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
