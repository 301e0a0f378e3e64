'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { DoneNote } from '../entry/done-note';
import { postPublic } from '../entry/post-public';
import { useRefusable } from '../people/use-refusable';

/** The address one signs in with, and the way to another. */
export function ChangeEmail({ email }: { email: string }) {
  const t = useTranslations('profile.email');
  const [isAsking, setAsking] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <>
      <h2 className="font-medium">{t('title')}</h2>
      <p className="text-muted">{t('now', { email })}</p>
      {sentTo && <DoneNote>{t('sent', { email: sentTo })}</DoneNote>}
      <Button onPress={() => setAsking(true)}>{t('change')}</Button>
      {isAsking && (
        <EmailDialog
          onClose={() => setAsking(false)}
          onSent={(to) => {
            setSentTo(to);
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

function EmailDialog({ onClose, onSent }: { onClose: () => void; onSent: (email: string) => void }) {
  const t = useTranslations('profile.email');
  const { run, failure, isPending } = useRefusable();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  // Not by `api`: a wrong password is a 401 too, and leads nobody to signing in again.
  const send = async () => {
    await postPublic('/api/users/profile/email', { email, ...(password === '' ? {} : { password }) });
    onSent(email);
  };
  const submit = (
    <Button
      variant="primary"
      isPending={isPending}
      isDisabled={!email.includes('@')}
      onPress={() => run(send)}
    >
      {t('submit')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('change')} footer={submit}>
      <div className="flex flex-col gap-4">
        <TextField label={t('new')} type="email" value={email} onChange={setEmail} isRequired autoFocus />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}
