'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, apiPage } from '@/ui/client/client';
import type { Body, Data } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { ErrorState } from '@/ui/kit/error-state';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import { useErrorText } from '@/ui/patterns/error-text';
import type { FormSchema } from '@/ui/patterns/form-schema';
import type { FormValues } from '@/ui/patterns/form-values';
import { SchemaForm } from '@/ui/patterns/schema-form';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { ImageField } from '@/ui/screens/assets/image-field';
import { PagePreview } from '@/ui/screens/editor/page-preview';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import { BrandingSample } from './branding-sample';

const AlertDialog = dynamic(() => import('@/ui/kit/dialog').then((file) => file.AlertDialog));
const BRANDING = '/api/tenants/{tenantId}/branding';
type Branding = Data<`GET ${typeof BRANDING}`>;

/** How the site looks: name, colours, letters, logo, own CSS, with what it makes of them beside. */
export function BrandingScreen({ schema }: { schema: FormSchema }) {
  const t = useTranslations('branding');
  const { tenant, can } = useTenant();
  const errorText = useErrorText();
  const branding = useQuery({
    queryKey: ['branding'],
    queryFn: ({ signal }) => api(`GET ${BRANDING}`, { params: { tenantId: tenant.id }, signal }),
  });
  const current = branding.data?.data;
  if (branding.isError) {
    return <ErrorState {...errorText(branding.error)} onRetry={() => void branding.refetch()} />;
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={can('branding:write') && <ResetButton />}
      />
      {current ? (
        <Workbench key={current.version} branding={current} schema={schema} />
      ) : (
        <Skeleton className="h-96 w-full rounded-lg" />
      )}
    </>
  );
}

function Workbench({ branding, schema }: { branding: Branding; schema: FormSchema }) {
  const t = useTranslations();
  const { tenant, can } = useTenant();
  const refresh = useRefresh();
  const [values, setValues] = useState<FormValues>(branding);
  return (
    <div data-wide="" className="grid items-start gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      {can('branding:write') ? (
        <SchemaForm
          schema={schema}
          initialValues={branding}
          submitLabel={t('console.save')}
          draftKey={`branding:${branding.id}`}
          onValuesChange={setValues}
          renderImage={(props) => <ImageField {...props} holds="id" />}
          onSubmit={async (sent) => {
            const body = sent as Body<`PUT ${typeof BRANDING}`>;
            await api(`PUT ${BRANDING}`, {
              params: { tenantId: tenant.id },
              body,
              version: branding.version,
            });
            await refresh('branding');
            toast.success(t('console.saved'));
          }}
        />
      ) : (
        <p className="text-muted">{t('console.readOnly')}</p>
      )}
      <section aria-label={t('branding.preview')} className="flex flex-col gap-5 lg:sticky lg:top-18">
        <h2 className="text-sm font-medium text-muted">{t('branding.preview')}</h2>
        <BrandingSample values={values} />
        <SitePreview revision={String(branding.version)} />
      </section>
    </div>
  );
}

/** The home page, or the first page there is, as it is with what was saved. */
function SitePreview({ revision }: { revision: string }) {
  const { tenant } = useTenant();
  const pages = useQuery({
    queryKey: ['page', 'for-branding'],
    queryFn: ({ signal }) =>
      apiPage('GET /api/tenants/{tenantId}/pages', {
        params: { tenantId: tenant.id },
        query: { limit: 20, sort: 'createdAt' },
        signal,
      }),
  });
  const page = pages.data?.data.find(({ isHome }) => isHome) ?? pages.data?.data[0];
  if (!page) return null;
  return (
    <div className="flex h-[60dvh] flex-col">
      <PagePreview pageId={page.id} title={page.title} revision={revision} />
    </div>
  );
}

function ResetButton() {
  const t = useTranslations('branding.reset');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('action')}</Button>
      {isAsking && (
        <AlertDialog
          isOpen
          onOpenChange={setAsking}
          title={t('action')}
          confirmLabel={t('action')}
          isDanger
          onConfirm={async () => {
            await api(`DELETE ${BRANDING}`, { params: { tenantId: tenant.id } });
            await refresh('branding');
          }}
          onError={fail}
        >
          {t('text')}
        </AlertDialog>
      )}
    </>
  );
}
