'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { toast } from '@/ui/kit/toast';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';

/** Reminds of the letter that proves the address, and sends it again. */
export function UnconfirmedNote({ email }: { email: string }) {
  const t = useTranslations('security.email');
  const failed = useFailureToast();
  const [isPending, setPending] = useState(false);

  async function resend() {
    setPending(true);
    await api('POST /api/auth/verify-email/resend', { body: { email } }).then(
      () => toast.success(t('sent')),
      failed,
    );
    setPending(false);
  }

  return (
    <div className="flex flex-wrap items-center gap-3 rounded-xl border border-border bg-raised p-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">{t('title')}</p>
        <p className="break-words text-muted">{t('text', { name: email })}</p>
      </div>
      <Button isPending={isPending} onPress={resend}>
        {t('resend')}
      </Button>
    </div>
  );
}
