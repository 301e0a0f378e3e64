'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { CodeBlock } from '@/ui/kit/code-block';
import { Dialog } from '@/ui/kit/dialog';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from '@/ui/shell/tenant-context';
import { DeliveryStatus } from './delivery-list';

const DELIVERY = '/api/tenants/{tenantId}/webhooks/{webhookId}/deliveries/{deliveryId}';
type Detail = Data<`GET ${typeof DELIVERY}`>;
type Attempt = Detail['tries'][number];
const PENDING_REFRESH_MS = 2_000;

interface DeliveryDialogProps {
  webhookId: string;
  deliveryId: string;
  onClose: () => void;
}

/** Every attempt of one delivery: what was sent, what came back, how long it took; and sending it again. */
export function DeliveryDialog({ webhookId, deliveryId, onClose }: DeliveryDialogProps) {
  const t = useTranslations('webhooks.deliveries');
  const { tenant, can } = useTenant();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const params = { tenantId: tenant.id, webhookId, deliveryId };
  const query = useQuery({
    queryKey: ['webhook_delivery', deliveryId],
    queryFn: ({ signal }) => api(`GET ${DELIVERY}`, { params, signal }),
    refetchInterval: ({ state }) => (state.data?.data.status === 'pending' ? PENDING_REFRESH_MS : false),
  });

  async function redeliver() {
    await api(`POST ${DELIVERY}/redeliver`, { params });
    await refresh('webhook_delivery');
    toast.success(t('redelivered'));
  }

  const delivery = query.data?.data;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="large"
      title={delivery?.eventType ?? t('title')}
      footer={
        can('webhooks:write') && (
          <Button isDisabled={!delivery} onPress={() => void redeliver().catch(fail)}>
            {t('redeliver')}
          </Button>
        )
      }
    >
      {delivery ? <Attempts delivery={delivery} /> : <Skeleton className="h-48 w-full" />}
    </Dialog>
  );
}

function Attempts({ delivery }: { delivery: Detail }) {
  const t = useTranslations('webhooks.deliveries');
  return (
    <div className="flex flex-col gap-5">
      <p className="flex flex-wrap items-center gap-2 text-muted">
        <DeliveryStatus status={delivery.status} />
        {delivery.nextAttemptAt && (
          <span>
            {t('next')}: <RelativeTime at={delivery.nextAttemptAt} />
          </span>
        )}
      </p>
      {delivery.tries.length === 0 && <p className="text-muted">{t('noAttempts')}</p>}
      {delivery.tries.map((attempt) => (
        <AttemptView key={attempt.id} attempt={attempt} />
      ))}
    </div>
  );
}

function AttemptView({ attempt }: { attempt: Attempt }) {
  const t = useTranslations('webhooks.deliveries');
  const { number, responseStatus, responseBody, error, durationMs, requestBody, createdAt } = attempt;
  const isGood = responseStatus !== null && responseStatus >= 200 && responseStatus < 300;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-center gap-2 font-medium">
        {t('attempt', { number })}
        <Badge tone={isGood ? 'success' : 'danger'}>{responseStatus ?? t('noAnswer')}</Badge>
        <span className="ms-auto text-sm font-normal text-muted">
          {t('duration', { ms: durationMs })} · <RelativeTime at={createdAt} />
        </span>
      </h3>
      {error && <p className="text-danger">{error}</p>}
      <p className="text-sm text-muted">{t('request')}</p>
      <CodeBlock label={t('request')} code={pretty(requestBody)} />
      {responseBody && (
        <>
          <p className="text-sm text-muted">{t('response')}</p>
          <CodeBlock label={t('response')} code={pretty(responseBody)} />
        </>
      )}
    </section>
  );
}

/** JSON with line breaks; anything else as it came. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
