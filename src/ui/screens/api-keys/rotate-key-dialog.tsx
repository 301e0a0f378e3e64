'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { NumberField } from '@/ui/kit/number-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { SecretDialog } from '@/ui/patterns/secret-dialog';
import { useTenant } from '@/ui/shell/tenant-context';
import { useRefusable } from '../people/use-refusable';
import type { ApiKey } from './key-state';

/** Replaces a key by a new one, whose text it shows once. */
export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations('apiKeys');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const { run, failure, isPending } = useRefusable();
  const [overlapHours, setOverlapHours] = useState(24);
  const [created, setCreated] = useState<string | null>(null);

  async function rotate() {
    const params = { tenantId: tenant.id, keyId: apiKey.id };
    const body = { overlapHours };
    const { data } = await api('POST /api/tenants/{tenantId}/api-keys/{keyId}/rotate', { params, body });
    setCreated(data.key);
    await refresh('api_key');
  }

  if (created !== null) {
    return (
      <SecretDialog
        title={t('created.title')}
        text={t('created.text')}
        label={t('created.label')}
        secret={created}
        doneLabel={t('created.done')}
        onClose={onClose}
      />
    );
  }
  const submit = (
    <Button variant="primary" isPending={isPending} onPress={() => run(rotate)}>
      {t('rotate.submit')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={`${t('rotate.title')}: ${apiKey.name}`} footer={submit}>
      <div className="flex flex-col gap-4">
        <p>{t('rotate.text')}</p>
        <NumberField
          label={t('rotate.overlap')}
          value={overlapHours}
          onChange={setOverlapHours}
          minValue={0}
          maxValue={168}
          className="max-w-40"
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}
