'use client';

import {
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { api } from '@/ui/client/client';
import type { Body, Row } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useSending } from './use-sending';

interface PasskeyDialogProps {
  /** The passkey to rename; a new one is made without it. */
  passkey?: Row<'GET /api/auth/passkeys'>;
  onClose: () => void;
}

/** Names a passkey, and has the browser make it where it is new. */
export function PasskeyDialog({ passkey, onClose }: PasskeyDialogProps) {
  const t = useTranslations('security.passkeys');
  const form = useId();
  const refresh = useRefresh();
  const [name, setName] = useState(passkey?.name ?? '');
  const { send, problems, failure, setFailure, isPending } = useSending();

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(async () => {
      try {
        await (passkey ? rename(passkey.id, name) : add(name));
      } catch (error) {
        if (!isDeviceRefusal(error)) throw error;
        return setFailure({ title: t('refused'), hint: t('refusedHint') });
      }
      if (!passkey) toast.success(t('added'));
      await refresh('passkey', 'user');
      onClose();
    });
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={passkey ? t('rename') : t('add')}
      footer={
        <Button type="submit" form={form} variant="primary" isPending={isPending}>
          {passkey ? t('rename') : t('submit')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t('name')}
          description={t('nameHint')}
          name="name"
          value={name}
          onChange={setName}
          error={problems.name ?? problems.response}
          maxLength={120}
          autoFocus
          isRequired
        />
        <FormAlert failure={failure} />
      </form>
    </Dialog>
  );
}

async function add(name: string): Promise<void> {
  const { data } = await api('POST /api/auth/passkeys/options');
  const optionsJSON = data as unknown as PublicKeyCredentialCreationOptionsJSON;
  const response = (await startRegistration({ optionsJSON })) as unknown;
  await api('POST /api/auth/passkeys', { body: { name, response } as Body<'POST /api/auth/passkeys'> });
}

async function rename(passkeyId: string, name: string): Promise<void> {
  await api('PUT /api/auth/passkeys/{passkeyId}', { params: { passkeyId }, body: { name } });
}

/** True where the browser or the device said no, and not the server. */
function isDeviceRefusal(error: unknown): boolean {
  return error instanceof WebAuthnError || error instanceof DOMException;
}
