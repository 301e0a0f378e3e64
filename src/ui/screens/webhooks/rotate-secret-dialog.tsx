'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { AlertDialog } from '@/ui/kit/dialog';
import { SecretDialog } from '@/ui/patterns/secret-dialog';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from '@/ui/shell/tenant-context';
import type { Webhook } from './webhooks-screen';

/** Gives a webhook a new signing secret after a question, and shows it once; of a key pair, its public half. */
export function RotateSecretDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useTranslations('webhooks.rotate');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const [made, setMade] = useState<{ text: string; isSecret: boolean } | null>(null);
  if (made) {
    return (
      <SecretDialog
        title={t(made.isSecret ? 'done' : 'public')}
        text={t(made.isSecret ? 'doneText' : 'publicText')}
        label={t(made.isSecret ? 'label' : 'publicLabel')}
        secret={made.text}
        doneLabel={t('close')}
        onClose={onClose}
      />
    );
  }
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && made === null && onClose()}
      title={t('title')}
      confirmLabel={t('action')}
      onConfirm={async () => {
        const params = { tenantId: tenant.id, webhookId: webhook.id };
        const { data } = await api('POST /api/tenants/{tenantId}/webhooks/{webhookId}/rotate-secret', {
          params,
          body: {},
        });
        setMade({ text: data.secret ?? data.publicKey ?? '', isSecret: data.secret !== null });
        await refresh('webhook');
      }}
      onError={fail}
    >
      {t('text')}
    </AlertDialog>
  );
}
