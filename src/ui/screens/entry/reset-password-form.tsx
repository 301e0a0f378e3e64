'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, TextLink } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { DoneNote } from './done-note';
import { postPublic } from './post-public';
import { useLinkToken } from './use-link-token';
import { usePublicForm } from './use-public-form';

/** Takes the new password, with the token of the link. */
export function ResetPasswordForm() {
  const t = useTranslations('recover');
  const token = useLinkToken();
  const [password, setPassword] = useState('');
  const form = usePublicForm(() => postPublic('/api/auth/reset-password', { token, password }), ['password']);
  if (form.isDone) return <DoneNote>{t('reset.done')}</DoneNote>;
  const isWhole = token !== '';
  return (
    <form onSubmit={form.submit} className="flex flex-col gap-4">
      {!isWhole && <FormAlert failure={{ title: t('noToken.title'), hint: t('noToken.hint') }} />}
      <TextField
        label={t('reset.password')}
        description={t('reset.hint')}
        type="password"
        name="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={form.problems.password}
        isDisabled={!isWhole}
        isRequired
      />
      <FormAlert failure={form.failure} />
      <Button type="submit" variant="primary" isPending={form.isPending} isDisabled={!token}>
        {t('reset.submit')}
      </Button>
      <TextLink href="/forgot-password" className="self-center underline">
        {t('reset.again')}
      </TextLink>
    </form>
  );
}
