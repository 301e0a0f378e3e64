'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/kit/button';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { postPublic } from './post-public';

interface JoinButtonProps {
  token: string;
  onJoined: () => void;
}

/** Accepts as the person who is signed in: the way for accounts without a password of ours. */
export function JoinButton({ token, onJoined }: JoinButtonProps) {
  const t = useTranslations('invitationPage');
  const errorText = useErrorText();
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function join() {
    setPending(true);
    setFailure(null);
    try {
      await postPublic('/api/invitations/join', { token });
      return onJoined();
    } catch (error) {
      const isStranger = error instanceof ApiError && error.status === 401;
      setFailure(isStranger ? { title: t('joinFirst'), hint: '' } : errorText(error));
    }
    setPending(false);
  }

  return (
    <>
      <FormAlert failure={failure} />
      <Button isPending={isPending} onPress={() => void join()}>
        {t('join')}
      </Button>
    </>
  );
}
