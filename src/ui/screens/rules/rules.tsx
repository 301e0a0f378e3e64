'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import type { Row } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { ErrorState } from '@/ui/kit/error-state';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import { useErrorText } from '@/ui/patterns/error-text';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from '@/ui/shell/tenant-context';
import { RuleControl } from './rule-control';
import { useRuleWords } from './rule-words';

/** A setting of the tenant, as the API tells of it. */
export type Rule = Row<'GET /api/tenants/{tenantId}/settings'>;

/**
 * Settings of the tenant whose names begin alike, each saved as it is changed.
 * @param props.area the beginning of the names, such as `security`
 */
export function Rules({ area }: { area: string }) {
  const { tenant } = useTenant();
  const errorText = useErrorText();
  const params = { tenantId: tenant.id };
  const query = useQuery({
    queryKey: ['setting', tenant.id],
    queryFn: ({ signal }) => api('GET /api/tenants/{tenantId}/settings', { params, signal }),
  });
  if (query.error) return <ErrorState {...errorText(query.error)} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton className="h-24 w-full rounded-lg" />;
  const rules = query.data.data.filter(({ name }) => name.startsWith(`${area}.`));
  return (
    <ul className="flex flex-col divide-y divide-border rounded-lg border border-border bg-raised">
      {rules.map((rule) => (
        <RuleRow key={rule.name} rule={rule} />
      ))}
    </ul>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  const t = useTranslations('rules');
  const words = useRuleWords();
  const { save, reset } = useRule(rule.name);
  return (
    <li className="flex flex-wrap items-end gap-x-4 gap-y-2 p-4">
      <div className="min-w-64 flex-1">
        <RuleControl rule={rule} label={words.label(rule)} onChange={save} />
      </div>
      {!rule.isDefault && rule.mayChange && <Button onPress={reset}>{t('reset')}</Button>}
    </li>
  );
}

function useRule(name: string) {
  const t = useTranslations('console');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const params = { tenantId: tenant.id, name };
  const settle = async (work: Promise<unknown>) => {
    try {
      await work;
      toast.success(t('saved'));
    } catch (error) {
      fail(error);
    }
    await refresh('setting', 'retention');
  };
  return {
    save: (value: Rule['value']) =>
      void settle(api('PUT /api/tenants/{tenantId}/settings/{name}', { params, body: { value } })),
    reset: () => void settle(api('DELETE /api/tenants/{tenantId}/settings/{name}', { params })),
  };
}
