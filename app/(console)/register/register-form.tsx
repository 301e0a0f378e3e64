'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import { ApiError, readAnswer } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { type Problems, useProblemTexts } from '@/ui/patterns/form-problems';

const FIELDS = [
  { name: 'name', type: 'text', autoComplete: 'name' },
  { name: 'email', type: 'email', autoComplete: 'username' },
  { name: 'password', type: 'password', autoComplete: 'new-password' },
] as const;

/** Opens an account, then leads to signing in. What was typed stays when the API refuses. */
export function RegisterForm() {
  const t = useTranslations('register');
  const locale = useLocale();
  const errorText = useErrorText();
  const problemTexts = useProblemTexts();
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setFailure(null);
    try {
      await register({ ...values, locale });
      return window.location.assign('/signin?registered');
    } catch (error) {
      setFailure(errorText(error));
      setProblems(error instanceof ApiError ? problemTexts(error.details) : {});
    }
    setPending(false);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {FIELDS.map(({ name, type, autoComplete }) => (
        <TextField
          key={name}
          name={name}
          type={type}
          autoComplete={autoComplete}
          label={t(name)}
          description={name === 'password' ? t('passwordHint') : undefined}
          error={problems[name]}
          value={values[name]}
          onChange={(text) => {
            setValues({ ...values, [name]: text });
            setProblems({ ...problems, [name]: undefined });
          }}
          isRequired
        />
      ))}
      <FormAlert failure={failure} />
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}

/** Goes on when the account is there; throws an ApiError when it was refused. */
async function register(account: {
  name: string;
  email: string;
  password: string;
  locale: string;
}): Promise<void> {
  const response = await fetch('/api/auth/register', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  await readAnswer<unknown>(response);
}
