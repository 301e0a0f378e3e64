'use client';

import { useTranslations } from 'next-intl';
import type { Data } from '@/ui/client/types';
import { TextLink } from '@/ui/kit/button';
import { PasskeysSection } from './passkeys-section';
import { PasswordSection } from './password-section';
import { PhoneSection } from './phone-section';
import { RequiredNote } from './required-note';
import { SessionsSection } from './sessions-section';
import { TwoStepSection } from './two-step-section';
import { UnconfirmedNote } from './unconfirmed-note';

/** How the viewer proves who they are, and where they are signed in. */
export function SecurityScreen({ viewer }: { viewer: Data<'GET /api/auth/me'> }) {
  const t = useTranslations('security');
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-8 p-4 py-10">
      <header className="flex flex-col gap-1">
        <TextLink href="/" className="self-start">
          {t('back')}
        </TextLink>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="text-muted">{t('text')}</p>
      </header>
      {viewer.lacksSecondFactor && <RequiredNote />}
      {!viewer.emailVerified && <UnconfirmedNote email={viewer.user.email} />}
      <PasswordSection />
      <TwoStepSection />
      <PasskeysSection />
      <PhoneSection />
      <SessionsSection />
    </main>
  );
}
