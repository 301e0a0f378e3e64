'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { DoneNote } from './done-note';
import { postPublic } from './post-public';
import { usePublicForm } from './use-public-form';

/** Asks for the letter; says the same whoever lives at the address. */
export function ForgotPasswordForm() {
  const t = useTranslations('recover.forgot');
  const [email, setEmail] = useState('');
  const form = usePublicForm(() => postPublic('/api/auth/forgot-password', { email }), ['email']);
  if (form.isDone) return <DoneNote>{t('done')}</DoneNote>;
  return (
    <form onSubmit={form.submit} className="flex flex-col gap-4">
      <p className="text-muted">{t('text')}</p>
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={form.problems.email}
        isRequired
      />
      <FormAlert failure={form.failure} />
      <Button type="submit" variant="primary" isPending={form.isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}
