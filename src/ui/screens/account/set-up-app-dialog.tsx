'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { CodeBlock } from '@/ui/kit/code-block';
import { Dialog } from '@/ui/kit/dialog';
import { Skeleton } from '@/ui/kit/skeleton';
import { TextField } from '@/ui/kit/text-field';
import { useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useSending } from './use-sending';

interface SetUpAppDialogProps {
  onClose: () => void;
  /** Called with the recovery codes once the first code was right. */
  onDone: (recoveryCodes: readonly string[]) => Promise<void>;
}

/** Gives the secret to an authenticator app, and waits for its first code. */
export function SetUpAppDialog({ onClose, onDone }: SetUpAppDialogProps) {
  const t = useTranslations('security.setUp');
  const form = useId();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const { send, problems, failure, isPending } = useSending();
  const setup = useQuery({
    queryKey: ['totp-setup', form],
    queryFn: () => api('POST /api/auth/mfa/totp'),
    // Another secret would come, and the one already in the app would be none.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(async () => {
      const { data } = await api('POST /api/auth/mfa/totp/confirm', { body: { code } });
      await onDone(data.recoveryCodes);
    });
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('title')}
      footer={
        <Button type="submit" form={form} variant="primary" isPending={isPending} isDisabled={!setup.data}>
          {t('submit')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <p>{t('scan')}</p>
        {setup.data ? (
          <Secret {...setup.data.data} />
        ) : (
          <Skeleton className="size-48 self-center rounded-lg" />
        )}
        {setup.error && <FormAlert failure={errorText(setup.error)} />}
        <TextField
          label={t('code')}
          name="code"
          autoComplete="one-time-code"
          isCode
          value={code}
          onChange={setCode}
          error={problems.code}
          isRequired
        />
        <FormAlert failure={failure} />
      </form>
    </Dialog>
  );
}

function Secret({ qr, secret }: { qr: string; secret: string }) {
  const t = useTranslations('security.setUp');
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: a picture in the answer itself has nothing to be optimised */}
      <img src={qr} alt={t('picture')} width={192} height={192} className="self-center rounded-lg bg-white" />
      <CodeBlock label={t('key')} code={secret} />
    </>
  );
}
