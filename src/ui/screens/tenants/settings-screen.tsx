'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import type { Body, Data } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Badge } from '@/ui/kit/badge';
import { KeyValueList } from '@/ui/kit/key-value';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import type { FormSchema } from '@/ui/patterns/form-schema';
import { SchemaForm } from '@/ui/patterns/schema-form';
import { Rules } from '@/ui/screens/rules/rules';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import { CloseTenant } from './close-tenant';

type Tenant = Data<'GET /api/tenants/{tenantId}'>;

/** What a tenant is called, where it is at home, and what it is. */
export function SettingsScreen({ schema }: { schema: FormSchema }) {
  const t = useTranslations('settings');
  const { tenant, can } = useTenant();
  const params = { tenantId: tenant.id };
  const query = useQuery({
    queryKey: ['tenant', tenant.id],
    queryFn: ({ signal }) => api('GET /api/tenants/{tenantId}', { params, signal }),
  });
  const current = query.data?.data;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {!current ? (
        <Skeleton className="h-64 w-full max-w-xl rounded-lg" />
      ) : (
        <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,36rem)_20rem]">
          <div className="flex flex-col gap-6">
            {can('tenants:write') && <TenantForm tenant={current} schema={schema} />}
            <section className="flex flex-col gap-3">
              <h2 className="font-medium">{t('rules')}</h2>
              <Rules area="security" />
            </section>
            {can('tenants:delete') && <CloseTenant />}
          </div>
          <Facts tenant={current} />
        </div>
      )}
    </>
  );
}

function TenantForm({ tenant, schema }: { tenant: Tenant; schema: FormSchema }) {
  const refresh = useRefresh();
  const t = useTranslations('console');
  return (
    <div className="rounded-xl border border-border bg-raised p-6">
      <SchemaForm
        key={tenant.version}
        schema={schema}
        initialValues={tenant}
        submitLabel={t('save')}
        onSubmit={async (values) => {
          const params = { tenantId: tenant.id };
          const body = values as Body<'PATCH /api/tenants/{tenantId}'>;
          await api('PATCH /api/tenants/{tenantId}', { params, body, version: tenant.version });
          await refresh('tenant');
          toast.success(t('saved'));
        }}
      />
    </div>
  );
}

function Facts({ tenant }: { tenant: Tenant }) {
  const t = useTranslations('settings');
  return (
    <KeyValueList
      facts={[
        { name: t('facts.slug'), value: tenant.slug },
        { name: t('facts.subdomain'), value: tenant.subdomain },
        { name: t('facts.plan'), value: t(`plan.${tenant.plan}`) },
        {
          name: t('facts.status'),
          value: (
            <Badge tone={tenant.status === 'active' ? 'success' : 'danger'}>
              {t(`status.${tenant.status}`)}
            </Badge>
          ),
        },
        { name: t('facts.created'), value: <RelativeTime at={tenant.createdAt} /> },
      ]}
    />
  );
}
