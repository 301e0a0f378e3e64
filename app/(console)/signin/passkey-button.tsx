'use client';

import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { KeyRound } from 'lucide-react';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/kit/button';
import type { ErrorText } from '@/ui/patterns/error-text';
import { postPublic } from '@/ui/screens/entry/post-public';

interface PasskeyButtonProps {
  callbackUrl: string;
  onFailure: (failure: ErrorText | null) => void;
}

/** Signs in with a passkey of this device, or of a phone nearby; the browser asks which. */
export function PasskeyButton({ callbackUrl, onFailure }: PasskeyButtonProps) {
  const t = useTranslations('signIn');
  const [isPending, setPending] = useState(false);

  async function enter() {
    setPending(true);
    onFailure(null);
    try {
      const optionsJSON = await postPublic<PublicKeyCredentialRequestOptionsJSON>(
        '/api/auth/passkeys/sign-in/options',
        {},
      );
      const response = JSON.stringify(await startAuthentication({ optionsJSON }));
      const answer = await signIn('passkey', { response, redirect: false });
      if (answer?.ok) return window.location.assign(callbackUrl);
      onFailure({ title: t('passkeyRejected.title'), hint: t('passkeyRejected.hint') });
    } catch {
      // The browser says the same for a person who changed their mind and for a device that has no passkey.
      onFailure({ title: t('passkeyRejected.title'), hint: t('passkeyRejected.hint') });
    }
    setPending(false);
  }

  return (
    <Button icon={<KeyRound aria-hidden="true" />} isPending={isPending} onPress={enter}>
      {t('passkey')}
    </Button>
  );
}
