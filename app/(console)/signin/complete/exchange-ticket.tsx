'use client';

import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { localPath } from '@/core/http/local-path';

/** Exchanges the ticket once, and leaves: for where the sign-in began, or for the sign-in page when it is not taken. */
export function ExchangeTicket() {
  const t = useTranslations('signIn.elsewhere');
  const isBegun = useRef(false);

  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void exchange();
  }, []);

  return <p role="status">{t('wait')}</p>;
}

async function exchange(): Promise<void> {
  const given = new URLSearchParams(window.location.hash.slice(1));
  const ticket = given.get('ticket') ?? '';
  // Nobody finds the ticket in the browser's history.
  window.history.replaceState(null, '', window.location.pathname);
  const answer = await signIn('ticket', { ticket, redirect: false }).catch(() => undefined);
  window.location.assign(answer?.ok ? localPath(given.get('next') ?? undefined) : '/signin?error=elsewhere');
}
