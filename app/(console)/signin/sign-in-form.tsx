'use client';

import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Button, TextLink } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { PasskeyButton } from './passkey-button';

interface SignInFormProps {
  /** A path of this site to go on to. */
  callbackUrl: string;
  /** Someone who has just registered is told that it worked. */
  isNew: boolean;
}

/** E-mail and password, then a code where there is a second step; what was typed stays for as long as it may be right. */
export function SignInForm({ callbackUrl, isNew }: SignInFormProps) {
  const t = useTranslations('signIn');
  const welcome = useTranslations('register')('done');
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { enter, asksCode, failure, setFailure, isPending } = useSignIn(callbackUrl);

  async function submit(event: FormEvent) {
    event.preventDefault();
    // Read from the inputs, because a password manager may fill them in before this page runs.
    const typed = { email: emailInput.current?.value, password: passwordInput.current?.value };
    const refused = await enter({ ...typed, ...asSecondFactor(code) });
    if (refused === 'code') setCode('');
    if (refused !== 'password') return;
    setPassword('');
    passwordInput.current?.focus();
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
      {asksCode && <CodeField value={code} onChange={setCode} />}
      <FormAlert failure={failure} />
      <Button type="submit" variant="primary" isPending={isPending}>
        {t('submit')}
      </Button>
      <PasskeyButton callbackUrl={callbackUrl} onFailure={setFailure} />
      <TextLink href="/forgot-password" className="self-center underline">
        {t('forgot')}
      </TextLink>
    </form>
  );
}

function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const t = useTranslations('signIn');
  return (
    <TextField
      label={t('code')}
      description={t('codeHint')}
      name="code"
      autoComplete="one-time-code"
      isCode
      autoFocus
      value={value}
      onChange={onChange}
    />
  );
}

/** Six digits are the app's, in whatever figures they are typed; anything else is meant for a recovery code. */
function asSecondFactor(typed: string): { code?: string; recoveryCode?: string } {
  if (typed.trim() === '') return {};
  const isCode = /^\p{Nd}{6}$/u.test(typed.replace(/[\s\u200e\u200f-]/g, ''));
  return isCode ? { code: typed } : { recoveryCode: typed };
}

type Typed = { email?: string; password?: string; code?: string; recoveryCode?: string };

/** Signing in, and what to say when it is refused; `enter` answers which of the fields was not right. */
function useSignIn(callbackUrl: string) {
  const t = useTranslations('signIn');
  const errorText = useErrorText();
  const [asksCode, setAsksCode] = useState(false);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  function explain(reason: string | undefined): 'password' | 'code' | null {
    const say = (name: 'rejected' | 'codeRejected' | 'tooMany' | 'expired') =>
      setFailure({ title: t(`${name}.title`), hint: t(`${name}.hint`) });
    if (reason === 'MFA_REQUIRED') {
      setAsksCode(true);
      return null;
    }
    if (reason === 'RATE_LIMIT_EXCEEDED') say('tooMany');
    else if (reason === 'PASSWORD_EXPIRED') say('expired');
    else if (asksCode) say('codeRejected');
    else say('rejected');
    return asksCode ? 'code' : 'password';
  }

  async function enter(typed: Typed): Promise<'password' | 'code' | null> {
    setPending(true);
    setFailure(null);
    try {
      const answer = await signIn('credentials', { ...typed, redirect: false });
      if (answer?.ok) {
        // A whole new page: nothing that was drawn for a stranger is kept.
        window.location.assign(callbackUrl);
        return null;
      }
      setPending(false);
      return explain(answer?.error ?? undefined);
    } catch (error) {
      setFailure(errorText(error));
      setPending(false);
      return null;
    }
  }

  return { enter, asksCode, failure, setFailure, isPending };
}
