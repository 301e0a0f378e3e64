'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { DateTimeField } from '@/ui/kit/date-time-field';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { type CheckGroup, CheckList } from '@/ui/patterns/check-list';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { SecretDialog } from '@/ui/patterns/secret-dialog';
import { useTenant } from '@/ui/shell/tenant-context';

interface CreateKeyDialogProps {
  scopes: readonly CheckGroup[];
  onClose: () => void;
}

/** Makes an API key and shows its text once. */
export function CreateKeyDialog({ scopes, onClose }: CreateKeyDialogProps) {
  const t = useTranslations('apiKeys');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [expiresAt, setExpiresAt] = useState<string | null>(null);
  const { create, created, failure, isPending } = useCreateKey();
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
    <Button
      variant="primary"
      isPending={isPending}
      isDisabled={name.trim() === '' || chosen.length === 0}
      onPress={() => create({ name, scopes: [...chosen], expiresAt: expiresAt ?? undefined })}
    >
      {t('create.submit')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('create.title')} size="large" footer={submit}>
      <div className="flex flex-col gap-5">
        <TextField
          label={t('create.name')}
          description={t('create.nameHint')}
          value={name}
          onChange={setName}
          maxLength={120}
          isRequired
          autoFocus
        />
        <DateTimeField
          label={t('create.expires')}
          description={t('create.expiresHint')}
          value={expiresAt}
          onChange={setExpiresAt}
          className="max-w-xs"
        />
        <CheckList
          label={t('create.scopes')}
          groups={scopes}
          value={chosen}
          onChange={setChosen}
          allLabel={(group) => t('create.all', { group })}
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}

function useCreateKey() {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [created, setCreated] = useState<string | null>(null);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function create(body: { name: string; scopes: string[]; expiresAt?: string }) {
    setPending(true);
    setFailure(null);
    try {
      const params = { tenantId: tenant.id };
      const { data } = await api('POST /api/tenants/{tenantId}/api-keys', { params, body });
      setCreated(data.key);
      await refresh('api_key');
    } catch (error) {
      setFailure(errorText(error));
    }
    setPending(false);
  }

  return { create: (body: Parameters<typeof create>[0]) => void create(body), created, failure, isPending };
}
