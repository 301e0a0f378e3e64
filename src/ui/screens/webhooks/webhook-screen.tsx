'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Body } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { ErrorState } from '@/ui/kit/error-state';
import { KeyValueList } from '@/ui/kit/key-value';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import { useErrorText } from '@/ui/patterns/error-text';
import { useNavigate } from '@/ui/patterns/navigation-guard';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { PageHeader } from '@/ui/shell/page-header';
import { useTenant } from '@/ui/shell/tenant-context';
import { DeliveryList } from './delivery-list';
import { type Webhook, WebhookStatus } from './webhooks-screen';

const AlertDialog = dynamic(() => import('@/ui/kit/dialog').then((file) => file.AlertDialog));
const WebhookDialog = dynamic(() => import('./webhook-dialog').then((file) => file.WebhookDialog));
const RotateSecretDialog = dynamic(() =>
  import('./rotate-secret-dialog').then((file) => file.RotateSecretDialog),
);
const ReplayDialog = dynamic(() => import('./replay-dialog').then((file) => file.ReplayDialog));
const WEBHOOK = '/api/tenants/{tenantId}/webhooks/{webhookId}';

/** One webhook: what it hears of, whether it works, everything that was sent to it. */
export function WebhookScreen({ webhookId }: { webhookId: string }) {
  const t = useTranslations('webhooks');
  const { tenant, can, hrefOf } = useTenant();
  const errorText = useErrorText();
  const query = useQuery({
    queryKey: ['webhook', webhookId],
    queryFn: ({ signal }) => api(`GET ${WEBHOOK}`, { params: { tenantId: tenant.id, webhookId }, signal }),
  });
  if (query.isError) return <ErrorState {...errorText(query.error)} onRetry={() => void query.refetch()} />;
  const webhook = query.data?.data;
  if (!webhook) return <Skeleton className="h-96 w-full rounded-lg" />;
  return (
    <>
      <PageHeader
        title={new URL(webhook.url).host}
        trail={[{ title: t('title'), href: hrefOf('/webhooks') }, { title: webhook.url }]}
        actions={can('webhooks:write') && <Actions webhook={webhook} />}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section className="flex min-w-0 flex-col gap-3">
          <h2 className="text-sm font-medium text-muted">{t('deliveries.title')}</h2>
          <DeliveryList webhookId={webhookId} />
        </section>
        <aside className="max-lg:order-first">
          <Facts webhook={webhook} />
        </aside>
      </div>
    </>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('webhooks');
  const { description, failingSince, disabledReason, events } = webhook;
  return (
    <KeyValueList
      facts={[
        { name: t('columns.status'), value: <WebhookStatus webhook={webhook} /> },
        { name: t('columns.url'), value: <bdi className="break-all">{webhook.url}</bdi> },
        ...(description ? [{ name: t('facts.description'), value: description }] : []),
        { name: t('facts.events'), value: events.includes('*') ? t('allEvents') : events.join(', ') },
        ...(failingSince
          ? [{ name: t('facts.failingSince'), value: <RelativeTime at={failingSince} /> }]
          : []),
        ...(disabledReason ? [{ name: t('facts.reason'), value: disabledReason }] : []),
        { name: t('signing.name'), value: t(`signing.${webhook.signing}`) },
        ...(webhook.publicKey
          ? [
              {
                name: t('signing.publicKey'),
                value: (
                  <code dir="ltr" className="font-mono text-sm break-all">
                    {webhook.publicKey}
                  </code>
                ),
              },
            ]
          : []),
        ...(webhook.formerSecretUntil
          ? [{ name: t('signing.formerUntil'), value: <RelativeTime at={webhook.formerSecretUntil} /> }]
          : []),
        { name: t('order.name'), value: t(webhook.ordered ? 'order.yes' : 'order.no') },
        { name: t('facts.created'), value: <RelativeTime at={webhook.createdAt} /> },
      ]}
    />
  );
}

function Actions({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('webhooks');
  const common = useTranslations('console');
  const { hrefOf } = useTenant();
  const navigate = useNavigate();
  const fail = useFailureToast();
  const [open, setOpen] = useState<'edit' | 'delete' | 'rotate' | 'replay' | null>(null);
  const { test, change, remove } = useWebhookSteps(webhook);
  const isActive = webhook.status === 'active';
  return (
    <>
      {isActive && <Button onPress={() => void test().catch(fail)}>{t('test')}</Button>}
      <Button onPress={() => void change({ status: isActive ? 'disabled' : 'active' }).catch(fail)}>
        {isActive ? t('disable') : t('enable')}
      </Button>
      {isActive && <Button onPress={() => setOpen('replay')}>{t('replay.action')}</Button>}
      <Button onPress={() => setOpen('rotate')}>{t('rotate.action')}</Button>
      <Button onPress={() => setOpen('edit')}>{common('edit')}</Button>
      <Button variant="danger" onPress={() => setOpen('delete')}>
        {common('delete')}
      </Button>
      {open === 'edit' && <WebhookDialog webhook={webhook} onClose={() => setOpen(null)} />}
      {open === 'rotate' && <RotateSecretDialog webhook={webhook} onClose={() => setOpen(null)} />}
      {open === 'replay' && <ReplayDialog webhookId={webhook.id} onClose={() => setOpen(null)} />}
      {open === 'delete' && (
        <AlertDialog
          isOpen
          onOpenChange={() => setOpen(null)}
          title={t('delete.title')}
          confirmLabel={common('delete')}
          isDanger
          onConfirm={async () => {
            await remove();
            navigate(hrefOf('/webhooks'));
          }}
          onError={fail}
        >
          {t('delete.text')}
        </AlertDialog>
      )}
    </>
  );
}

function useWebhookSteps({ id, version }: Webhook) {
  const t = useTranslations('webhooks');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const params = { tenantId: tenant.id, webhookId: id };
  return {
    test: async () => {
      await api(`POST ${WEBHOOK}/test`, { params });
      toast.success(t('tested'));
      await refresh('webhook_delivery');
    },
    change: async (body: Body<`PATCH ${typeof WEBHOOK}`>) => {
      await api(`PATCH ${WEBHOOK}`, { params, body, version });
      await refresh('webhook');
    },
    remove: async () => {
      await api(`DELETE ${WEBHOOK}`, { params });
      await refresh('webhook');
    },
  };
}
