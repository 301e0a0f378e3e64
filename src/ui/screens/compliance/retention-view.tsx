'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, apiPage } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { RelativeTime } from '@/ui/kit/relative-time';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { Rules } from '@/ui/screens/rules/rules';
import { useTenant } from '@/ui/shell/tenant-context';

/** How long each kind of record is kept, what is over its time, and what was removed. */
export function RetentionView() {
  const t = useTranslations('compliance.retention');
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2">
      <section className="flex flex-col gap-3">
        <h2 className="font-medium">{t('rules')}</h2>
        <Rules area="retention" />
      </section>
      <div className="flex flex-col gap-8">
        <Due />
        <Runs />
      </div>
    </div>
  );
}

function Due() {
  const t = useTranslations('compliance.retention');
  const nameOf = useClassName();
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const params = { tenantId: tenant.id };
  const rules = useQuery({
    queryKey: ['retention', tenant.id],
    queryFn: ({ signal }) => api('GET /api/tenants/{tenantId}/retention', { params, signal }),
  });
  const tryOut = () =>
    api('POST /api/tenants/{tenantId}/retention/dry-run', { params })
      .then(() => refresh('retention_run', 'retention'))
      .catch(fail);
  return (
    <section className="flex flex-col items-start gap-3">
      <h2 className="font-medium">{t('due')}</h2>
      <ul className="flex flex-col gap-1">
        {rules.data?.data.map(({ name, summary, due }) => (
          <li key={name} className="flex items-baseline gap-2">
            <Badge tone={due > 0 ? 'warning' : 'neutral'}>{due}</Badge>
            <span>{nameOf(name, summary)}</span>
          </li>
        ))}
      </ul>
      <Button onPress={() => void tryOut()}>{t('dryRun')}</Button>
    </section>
  );
}

/** The class's name in the viewer's language; what its declaration says where there is none. */
function useClassName(): (name: string, summary: string) => string {
  const t = useTranslations('compliance.retention.classes');
  return (name, summary) => {
    const known = name as Parameters<typeof t>[0];
    return t.has(known) ? t(known) : summary;
  };
}

function Runs() {
  const t = useTranslations('compliance.retention');
  const { tenant } = useTenant();
  const runs = useQuery({
    queryKey: ['retention_run', tenant.id],
    queryFn: ({ signal }) =>
      apiPage('GET /api/tenants/{tenantId}/retention/runs', { params: { tenantId: tenant.id }, signal }),
  });
  if (!runs.data || runs.data.data.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-medium">{t('runs')}</h2>
      <ul className="flex flex-col gap-2">
        {runs.data.data.map(({ id, dryRun, counts, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <Badge tone={dryRun ? 'neutral' : 'accent'}>{t(dryRun ? 'tried' : 'applied')}</Badge>
            <RelativeTime at={createdAt} />
            {t('removed', { count: Object.values(counts).reduce((sum, count) => sum + count, 0) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
