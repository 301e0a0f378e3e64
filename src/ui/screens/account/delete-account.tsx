'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { leave } from '@/ui/shell/leave';
import { useRefusable } from '../people/use-refusable';

/** Where one deletes one's own account. */
export function DeleteAccount({ userId, email }: { userId: string; email: string }) {
  const t = useTranslations('profile.remove');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <h2 className="font-medium">{t('title')}</h2>
      <p className="text-muted">{t('text')}</p>
      <Button variant="danger" onPress={() => setAsking(true)}>
        {t('action')}
      </Button>
      {isAsking && <DeleteDialog userId={userId} email={email} onClose={() => setAsking(false)} />}
    </>
  );
}

interface DeleteDialogProps {
  userId: string;
  email: string;
  onClose: () => void;
}

function DeleteDialog({ userId, email, onClose }: DeleteDialogProps) {
  const t = useTranslations('profile.remove');
  const { run, failure, isPending } = useRefusable();
  const [typed, setTyped] = useState('');
  const remove = async () => {
    await api('DELETE /api/users/{userId}', { params: { userId } });
    await leave();
  };
  const submit = (
    <Button
      variant="danger"
      isPending={isPending}
      isDisabled={typed.trim().toLowerCase() !== email.toLowerCase()}
      onPress={() => run(remove)}
    >
      {t('action')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} footer={submit}>
      <div className="flex flex-col gap-4">
        <p>{t('text')}</p>
        <TextField
          label={t('confirm')}
          description={email}
          type="email"
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          autoFocus
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}
