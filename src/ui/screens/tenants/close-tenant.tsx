'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { Button } from '@/ui/kit/button';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from '@/ui/shell/tenant-context';

const AlertDialog = dynamic(() => import('@/ui/kit/dialog').then((file) => file.AlertDialog));

/** Closes the tenant after a question, and goes to the start. */
export function CloseTenant() {
  const t = useTranslations('settings.close');
  const { tenant } = useTenant();
  const fail = useFailureToast();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="flex flex-col items-start gap-2 rounded-xl border border-border p-6">
      <h2 className="font-medium">{t('title')}</h2>
      <p className="text-muted">{t('text')}</p>
      <Button variant="danger" onPress={() => setAsking(true)}>
        {t('action')}
      </Button>
      {isAsking && (
        <AlertDialog
          isOpen
          onOpenChange={setAsking}
          title={t('title')}
          confirmLabel={t('action')}
          isDanger
          onConfirm={async () => {
            await api('DELETE /api/tenants/{tenantId}', { params: { tenantId: tenant.id } });
            window.location.assign('/');
          }}
          onError={fail}
        >
          {t('text')}
        </AlertDialog>
      )}
    </section>
  );
}
