'use client';

import { Building2 } from 'lucide-react';
import { getCsrfToken } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { TextField } from '@/ui/kit/text-field';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';

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
  const failed = useFailureToast();
  const [isAsking, setAsking] = useState(false);
  const refusal = isRefused && !isAsking ? { title: t('refused.title'), hint: t('refused.hint') } : null;
  return (
    <section aria-label={t('label')} className="mt-5 flex flex-col gap-3 border-t border-border pt-5">
      <FormAlert failure={refusal} />
      {hasGoogle && (
        <Button onPress={() => void leaveForProvider('google', callbackUrl).catch(failed)}>
          {t('google')}
        </Button>
      )}
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
  const go = (choice: Choice) =>
    void leaveFor(choice, callbackUrl, email).catch((error) => setFailure(errorText(error)));

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

/** Leaves this site for the company's provider. */
async function leaveFor({ provider, startUrl }: Choice, callbackUrl: string, email: string): Promise<void> {
  if (startUrl) window.location.assign(`${startUrl}?${new URLSearchParams({ next: callbackUrl })}`);
  else await leaveForProvider(provider, callbackUrl, { login_hint: email });
}

/**
 * Leaves this site for a provider that NextAuth knows when it is asked by name only: its own `signIn` looks for it in a
 * list, and nobody is told of all tenants' providers.
 */
async function leaveForProvider(provider: string, callbackUrl: string, asked: Record<string, string> = {}) {
  const csrfToken = (await getCsrfToken()) ?? '';
  const answer = await fetch(`/api/auth/signin/${provider}?${new URLSearchParams(asked)}`, {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, callbackUrl, json: 'true' }),
  });
  const { url } = (await answer.json()) as { url: string };
  window.location.assign(url);
}
