'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useSending } from './use-sending';

interface ProveDialogProps {
  what: 'turnOff' | 'newCodes';
  onClose: () => void;
  /** Does it; what it throws is shown. */
  onProve: (password: string) => Promise<void>;
}

/** Asks for the password once more before two-step sign-in is changed. */
export function ProveDialog({ what, onClose, onProve }: ProveDialogProps) {
  const t = useTranslations('security');
  const form = useId();
  const [password, setPassword] = useState('');
  const { send, problems, failure, isPending } = useSending();

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(() => onProve(password));
  }

  const isOff = what === 'turnOff';
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t(`prove.${what}`)}
      footer={
        <Button type="submit" form={form} variant={isOff ? 'danger' : 'primary'} isPending={isPending}>
          {isOff ? t('twoStep.turnOff') : t('prove.newCodesSubmit')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <p>{isOff ? t('prove.text') : t('prove.newCodesText')}</p>
        <TextField
          label={t('prove.password')}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={problems.password}
          autoFocus
          isRequired
        />
        <FormAlert failure={failure} />
      </form>
    </Dialog>
  );
}
