'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { Badge, type Tone } from '@/ui/kit/badge';
import { ErrorState } from '@/ui/kit/error-state';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { Table, type TableColumn } from '@/ui/kit/table';
import { useErrorText } from '@/ui/patterns/error-text';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';

type Step = Data<'GET /api/tenants/{tenantId}/trace/{requestId}'>['steps'][number];
/** While something is on its way, the page looks again. */
const LOOK_AGAIN_MS = 3_000;
const UNDER_WAY = ['pending', 'waiting', 'queued', 'running'];

/** What one request led to: its changes, events, jobs, deliveries and notifications, in the order of time. */
export function TraceScreen({ requestId }: { requestId: string }) {
  const t = useTranslations('trace');
  const { tenant, hrefOf } = useTenant();
  const errorText = useErrorText();
  const trace = useQuery({
    queryKey: ['trace', tenant.id, requestId],
    queryFn: ({ signal }) =>
      api('GET /api/tenants/{tenantId}/trace/{requestId}', {
        params: { tenantId: tenant.id, requestId },
        signal,
      }),
    refetchInterval: ({ state }) =>
      state.data?.data.steps.some((step) => UNDER_WAY.includes(step.state ?? '')) ? LOOK_AGAIN_MS : false,
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ title: t('audit'), href: hrefOf('/audit') }, { title: requestId }]}
      />
      {trace.error && <ErrorState {...errorText(trace.error)} onRetry={() => trace.refetch()} />}
      {trace.isPending && <Skeleton className="h-64 w-full rounded-lg" />}
      {trace.data && <Steps steps={trace.data.data.steps} />}
      {trace.data?.data.complete === false && <p className="pt-3 text-muted">{t('more')}</p>}
    </>
  );
}

function Steps({ steps }: { steps: Step[] }) {
  const t = useTranslations('trace');
  return (
    <div className="overflow-hidden rounded-lg border border-border bg-raised">
      <Table
        label={t('title')}
        columns={useColumns()}
        items={steps}
        keyOf={({ kind, id }) => `${kind}:${id}`}
        nameOf={({ what }) => what}
      />
    </div>
  );
}

function useColumns(): TableColumn<Step>[] {
  const t = useTranslations('trace');
  return [
    { id: 'kind', title: t('columns.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    { id: 'what', title: t('columns.what'), isRowHeader: true, cell: ({ what }) => <bdi>{what}</bdi> },
    {
      id: 'state',
      title: t('columns.state'),
      cell: ({ state }) => state && <Badge tone={toneOf(state)}>{state}</Badge>,
    },
    {
      id: 'about',
      title: t('columns.about'),
      hideBelow: 'md',
      cell: ({ about }) => (
        <code dir="ltr" className="font-mono text-sm text-muted">
          {about}
        </code>
      ),
    },
    { id: 'at', title: t('columns.at'), cell: ({ at }) => <RelativeTime at={at} /> },
  ];
}

function toneOf(state: string): Tone {
  if (UNDER_WAY.includes(state)) return 'accent';
  if (['failed', 'no answer'].includes(state) || /^[45]\d\d$/.test(state)) return 'danger';
  return ['delivered', 'done', 'sent'].includes(state) || /^2\d\d$/.test(state) ? 'success' : 'neutral';
}
