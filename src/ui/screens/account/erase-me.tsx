'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { leave } from '@/ui/shell/leave';

/** Where somebody has everything about themselves erased, for good. */
export function EraseMe() {
  const t = useTranslations('eraseMe');
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="flex flex-col items-start gap-3 rounded-xl border border-border p-6">
      <h2 className="font-medium">{t('title')}</h2>
      <p className="text-muted">{t('text')}</p>
      <Button variant="danger" onPress={() => setAsking(true)}>
        {t('action')}
      </Button>
      {isAsking && <EraseDialog onClose={() => setAsking(false)} />}
    </section>
  );
}

function EraseDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('eraseMe');
  const [password, setPassword] = useState('');
  const { erase, failure, isPending } = useErasure();
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('ask')}
      footer={
        <Button variant="danger" isPending={isPending} onPress={() => void erase(password)}>
          {t('confirm')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <p>{t('consequences')}</p>
        <TextField
          type="password"
          label={t('password')}
          description={t('passwordHint')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          autoFocus
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}

function useErasure() {
  const errorText = useErrorText();
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function erase(password: string) {
    setPending(true);
    setFailure(null);
    try {
      await api('DELETE /api/user/data', { body: password === '' ? {} : { password } });
      await leave();
    } catch (error) {
      // The sentence names what is in the way: a wrong password, or an organization without another owner.
      const [detail] = error instanceof ApiError ? error.details : [];
      const text = errorText(error);
      const said = error instanceof ApiError ? (detail?.message ?? error.message) : text.title;
      setFailure({ ...text, title: said, hint: '' });
      setPending(false);
    }
  }

  return { erase, failure, isPending };
}
