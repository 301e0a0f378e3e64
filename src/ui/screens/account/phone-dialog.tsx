'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { FormAlert } from '@/ui/patterns/form-alert';
import { CodeField } from './code-field';
import { useSending } from './use-sending';

/** Asks for a number, sends a code to it, and takes the code. */
export function PhoneDialog({ known, onClose }: { known: string; onClose: () => void }) {
  const t = useTranslations('security.phone');
  const form = useId();
  const refresh = useRefresh();
  const [phone, setPhone] = useState(known);
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const { send, problems, failure, isPending } = useSending();

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(async () => {
      if (!isSent) {
        await api('POST /api/auth/phone', { body: { phone } });
        return setSent(true);
      }
      await api('POST /api/auth/phone/verify', { body: { code } });
      toast.success(t('done'));
      await refresh('user');
      onClose();
    });
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('confirm')}
      footer={
        <Button type="submit" form={form} variant="primary" isPending={isPending}>
          {isSent ? t('submit') : t('send')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t('number')}
          description={t('numberHint')}
          type="tel"
          name="phone"
          autoComplete="tel"
          value={phone}
          onChange={setPhone}
          error={problems.phone}
          isDisabled={isSent}
          autoFocus
          isRequired
        />
        {isSent && <CodeField label={t('code')} value={code} onChange={setCode} error={problems.code} />}
        <FormAlert failure={failure} />
      </form>
    </Dialog>
  );
}
