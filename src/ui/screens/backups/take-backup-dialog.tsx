'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { RadioGroup } from '@/ui/kit/radio-group';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';

const KINDS = ['full', 'incremental'] as const;

/** Asks for a backup; it goes on by itself while the page is left. */
export function TakeBackupDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('backups');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('full');
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function take() {
    setPending(true);
    setFailure(null);
    try {
      await api('POST /api/tenants/{tenantId}/backups', { params: { tenantId: tenant.id }, body: { kind } });
      await refresh('backup');
      onClose();
    } catch (error) {
      setFailure(errorText(error));
      setPending(false);
    }
  }

  const submit = (
    <Button variant="primary" isPending={isPending} onPress={() => void take()}>
      {t('take.action')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('take.title')} footer={submit}>
      <div className="flex flex-col gap-5">
        <RadioGroup
          label={t('columns.kind')}
          value={kind}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'full')}
          choices={KINDS.map((value) => ({
            value,
            label: t(`kind.${value}`),
            description: t(`take.${value}`),
          }))}
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}
