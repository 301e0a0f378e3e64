'use client';

import { Building2 } from 'lucide-react';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';

interface ElsewhereProps {
  /** A path of this site to go on to. */
  callbackUrl: string;
  /** Whether this installation knows Google. */
  hasGoogle: boolean;
  /** Somebody has just come back from a provider without being let in. */
  isRefused: boolean;
}

/** The ways to sign in that are not ours: Google, and the provider of one's company, found by the address. */
export function SignInElsewhere({ callbackUrl, hasGoogle, isRefused }: ElsewhereProps) {
  const t = useTranslations('signIn.elsewhere');
  const [isAsking, setAsking] = useState(false);
  const refusal = isRefused && !isAsking ? { title: t('refused.title'), hint: t('refused.hint') } : null;
  return (
    <section aria-label={t('label')} className="mt-5 flex flex-col gap-3 border-t border-border pt-5">
      <FormAlert failure={refusal} />
      {hasGoogle && <Button onPress={() => void signIn('google', { callbackUrl })}>{t('google')}</Button>}
      {isAsking ? (
        <CompanyForm callbackUrl={callbackUrl} />
      ) : (
        <Button icon={<Building2 aria-hidden="true" />} onPress={() => setAsking(true)}>
          {t('company')}
        </Button>
      )}
    </section>
  );
}

type Choice = Awaited<ReturnType<typeof findProviders>>[number];

async function findProviders(email: string) {
  return (await api('POST /api/auth/sso', { body: { email } })).data.providers;
}

function CompanyForm({ callbackUrl }: { callbackUrl: string }) {
  const t = useTranslations('signIn.elsewhere');
  const errorText = useErrorText();
  const [email, setEmail] = useState('');
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);
  const go = (choice: Choice) => void leaveFor(choice, callbackUrl, email);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setFailure(null);
    try {
      const found = await findProviders(email);
      const [only] = found;
      if (only && found.length === 1) return go(only);
      setChoices(found);
      if (!only) setFailure({ title: t('none.title'), hint: t('none.hint') });
    } catch (error) {
      setFailure(errorText(error));
    }
    setPending(false);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        label={t('email')}
        description={t('emailHint')}
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        isRequired
        autoFocus
      />
      <FormAlert failure={failure} />
      {choices.map((choice) => (
        <Button key={choice.provider} onPress={() => go(choice)}>
          <bdi>{choice.name}</bdi>
        </Button>
      ))}
      <Button type="submit" isPending={isPending}>
        {t('continue')}
      </Button>
    </form>
  );
}

/** Leaves this site for the provider. */
async function leaveFor({ provider, startUrl }: Choice, callbackUrl: string, email: string): Promise<void> {
  if (startUrl) window.location.assign(`${startUrl}?${new URLSearchParams({ next: callbackUrl })}`);
  else await signIn(provider, { callbackUrl }, { login_hint: email });
}
