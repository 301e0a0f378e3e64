'use client';

import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';

interface SignInFormProps {
  /** A path of this site to go on to. */
  callbackUrl: string;
  /** Someone who has just registered is told that it worked. */
  isNew: boolean;
}

/** E-mail and password; the e-mail stays when they do not match, the password is asked again. */
export function SignInForm({ callbackUrl, isNew }: SignInFormProps) {
  const t = useTranslations('signIn');
  const welcome = useTranslations('register')('done');
  const errorText = useErrorText();
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    // Read from the inputs, because a password manager may fill them in before this page runs.
    const typed = { email: emailInput.current?.value, password: passwordInput.current?.value };
    setPending(true);
    setFailure(null);
    try {
      const answer = await signIn('credentials', { ...typed, redirect: false });
      // A whole new page: nothing that was drawn for a stranger is kept.
      if (answer?.ok) return window.location.assign(callbackUrl);
      setFailure({ title: t('rejected.title'), hint: t('rejected.hint') });
      setPassword('');
      passwordInput.current?.focus();
    } catch (error) {
      setFailure(errorText(error));
    }
    setPending(false);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {isNew && !failure && <p className="rounded-lg bg-success-soft px-3 py-2 text-success">{welcome}</p>}
      <TextField
        ref={emailInput}
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
      />
      <TextField
        ref={passwordInput}
        label={t('password')}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <FormAlert failure={failure} />
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}
