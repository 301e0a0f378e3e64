'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { DateTimeField } from '@/ui/kit/date-time-field';
import { Dialog } from '@/ui/kit/dialog';
import { toast } from '@/ui/kit/toast';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';

/** Has everything since a moment sent to a webhook again. */
export function ReplayDialog({ webhookId, onClose }: { webhookId: string; onClose: () => void }) {
  const t = useTranslations('webhooks.replay');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [since, setSince] = useState<string | null>(null);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function replay() {
    setPending(true);
    setFailure(null);
    try {
      const params = { tenantId: tenant.id, webhookId };
      await api('POST /api/tenants/{tenantId}/webhooks/{webhookId}/replay', {
        params,
        body: { since: since ?? '' },
      });
      toast.success(t('done'));
      await refresh('webhook_delivery');
      onClose();
    } catch (error) {
      setFailure(errorText(error));
      setPending(false);
    }
  }

  const submit = (
    <Button variant="primary" isPending={isPending} isDisabled={since === null} onPress={() => void replay()}>
      {t('submit')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} footer={submit}>
      <div className="flex flex-col gap-5">
        <DateTimeField label={t('since')} description={t('hint')} value={since} onChange={setSince} />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}
