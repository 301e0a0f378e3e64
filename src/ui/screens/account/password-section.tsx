'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { FormAlert } from '@/ui/patterns/form-alert';
import { Section } from './section';
import { useSending } from './use-sending';

const EMPTY = { currentPassword: '', newPassword: '' };

/** Changes the password; what was typed stays when it is refused. */
export function PasswordSection() {
  const t = useTranslations('security.password');
  const refresh = useRefresh();
  const [values, setValues] = useState(EMPTY);
  const { send, problems, failure, isPending } = useSending();

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(async () => {
      const { data } = await api('POST /api/auth/change-password', { body: values });
      setValues(EMPTY);
      toast.success(t('changed', { count: data.sessionsEnded }));
      await refresh('session');
    });
  }

  return (
    <Section title={t('title')} text={t('text')}>
      <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
        <TextField
          label={t('current')}
          type="password"
          name="currentPassword"
          autoComplete="current-password"
          value={values.currentPassword}
          onChange={(currentPassword) => setValues({ ...values, currentPassword })}
          error={problems.currentPassword}
          isRequired
        />
        <TextField
          label={t('next')}
          description={t('hint')}
          type="password"
          name="newPassword"
          autoComplete="new-password"
          value={values.newPassword}
          onChange={(newPassword) => setValues({ ...values, newPassword })}
          error={problems.newPassword}
          isRequired
        />
        <FormAlert failure={failure} />
        <Button type="submit" isPending={isPending} className="self-start">
          {t('submit')}
        </Button>
      </form>
    </Section>
  );
}
