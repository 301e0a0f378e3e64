'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Body } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { DateTimeField } from '@/ui/kit/date-time-field';
import { Dialog } from '@/ui/kit/dialog';
import { RadioGroup } from '@/ui/kit/radio-group';
import { TextField } from '@/ui/kit/text-field';
import { type CheckGroup, CheckList } from '@/ui/patterns/check-list';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { SecretDialog } from '@/ui/patterns/secret-dialog';
import { useTenant } from '@/ui/shell/tenant-context';
import { AddressField, addressesOf } from './address-field';

type CreateKey = Body<'POST /api/tenants/{tenantId}/api-keys'>;

interface CreateKeyDialogProps {
  scopes: readonly CheckGroup[];
  onClose: () => void;
}

interface KeyInput {
  name: string;
  mode: 'live' | 'test';
  expiresAt: string | null;
  addresses: string;
}

const BLANK: KeyInput = { name: '', mode: 'live', expiresAt: null, addresses: '' };

/** Makes an API key and shows its text once. */
export function CreateKeyDialog({ scopes, onClose }: CreateKeyDialogProps) {
  const t = useTranslations('apiKeys');
  const [input, setInput] = useState(BLANK);
  const [chosen, setChosen] = useState<readonly string[]>([]);
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
      isDisabled={input.name.trim() === '' || chosen.length === 0}
      onPress={() => create(bodyOf(input, chosen))}
    >
      {t('create.submit')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('create.title')} size="large" footer={submit}>
      <div className="flex flex-col gap-5">
        <KeyFields input={input} onChange={setInput} />
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

function bodyOf({ name, mode, expiresAt, addresses }: KeyInput, scopes: readonly string[]): CreateKey {
  const allowedAddresses = addressesOf(addresses);
  return { name, mode, scopes: [...scopes], allowedAddresses, expiresAt: expiresAt ?? undefined };
}

function KeyFields({ input, onChange }: { input: KeyInput; onChange: (input: KeyInput) => void }) {
  const t = useTranslations('apiKeys');
  const set = (change: Partial<KeyInput>) => onChange({ ...input, ...change });
  return (
    <>
      <TextField
        label={t('create.name')}
        description={t('create.nameHint')}
        value={input.name}
        onChange={(name) => set({ name })}
        maxLength={120}
        isRequired
        autoFocus
      />
      <RadioGroup
        label={t('create.mode')}
        description={t('create.modeHint')}
        choices={(['live', 'test'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
        value={input.mode}
        onChange={(mode) => set({ mode: mode === 'test' ? 'test' : 'live' })}
      />
      <DateTimeField
        label={t('create.expires')}
        description={t('create.expiresHint')}
        value={input.expiresAt}
        onChange={(expiresAt) => set({ expiresAt })}
        className="max-w-xs"
      />
      <AddressField value={input.addresses} onChange={(addresses) => set({ addresses })} />
    </>
  );
}

function useCreateKey() {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [created, setCreated] = useState<string | null>(null);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function create(body: CreateKey) {
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
