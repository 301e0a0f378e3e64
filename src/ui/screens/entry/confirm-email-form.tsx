'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/kit/button';
import { FormAlert } from '@/ui/patterns/form-alert';
import { DoneNote } from './done-note';
import { postPublic } from './post-public';
import { useLinkToken } from './use-link-token';
import { usePublicForm } from './use-public-form';

/** Makes the address of the link one's own. A press does it, not the visit: mail programs visit links by themselves. */
export function ConfirmEmailForm() {
  const t = useTranslations('newAddress');
  const broken = useTranslations('recover.noToken');
  const token = useLinkToken();
  const [email, setEmail] = useState('');
  const form = usePublicForm(async () => {
    const data = await postPublic<{ email: string }>('/api/users/profile/email/confirm', { token });
    setEmail(data.email);
  });
  if (form.isDone) return <DoneNote>{t('done', { email })}</DoneNote>;
  return (
    <form onSubmit={form.submit} className="flex flex-col gap-4">
      {token === '' && <FormAlert failure={{ title: broken('title'), hint: broken('hint') }} />}
      <FormAlert failure={form.failure} />
      <Button type="submit" variant="primary" isPending={form.isPending} isDisabled={!token}>
        {t('action')}
      </Button>
    </form>
  );
}
