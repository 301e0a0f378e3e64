'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { Skeleton } from '@/ui/kit/skeleton';
import { toast } from '@/ui/kit/toast';
import { ProveDialog } from './prove-dialog';
import { RecoveryCodesDialog } from './recovery-codes-dialog';
import { Section } from './section';
import { SetUpAppDialog } from './set-up-app-dialog';

type Open = 'setUp' | 'turnOff' | 'newCodes' | null;

/** Whether a second step is asked for, and everything to do about it. */
export function TwoStepSection() {
  const t = useTranslations('security');
  const refresh = useRefresh();
  const [open, setOpen] = useState<Open>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const query = useQuery({
    queryKey: ['user', 'mfa'],
    queryFn: ({ signal }) => api('GET /api/auth/mfa', { signal }),
  });
  const mfa = query.data?.data;
  const close = () => setOpen(null);

  async function show(recoveryCodes: readonly string[]) {
    close();
    setCodes(recoveryCodes);
    await refresh('user', 'session');
  }

  async function turnOff(password: string) {
    await api('DELETE /api/auth/mfa', { body: { password } });
    close();
    toast.success(t('twoStep.turnedOff'));
    await refresh('user');
  }

  async function makeCodes(password: string) {
    const { data } = await api('POST /api/auth/mfa/recovery-codes', { body: { password } });
    await show(data.recoveryCodes);
  }

  return (
    <Section
      title={t('twoStep.title')}
      text={t('twoStep.text')}
      state={mfa && <State isOn={mfa.enabled} />}
      actions={mfa && <Actions isOn={mfa.enabled} onOpen={setOpen} />}
    >
      {!mfa && <Skeleton className="h-5 w-48 rounded-md" />}
      {mfa?.enabled && <p>{t('twoStep.codesLeft', { count: mfa.recoveryCodesLeft })}</p>}
      {open === 'setUp' && <SetUpAppDialog onClose={close} onDone={show} />}
      {(open === 'turnOff' || open === 'newCodes') && (
        <ProveDialog what={open} onClose={close} onProve={open === 'turnOff' ? turnOff : makeCodes} />
      )}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  );
}

function State({ isOn }: { isOn: boolean }) {
  const t = useTranslations('security.twoStep');
  return isOn ? <Badge tone="success">{t('on')}</Badge> : <Badge>{t('off')}</Badge>;
}

function Actions({ isOn, onOpen }: { isOn: boolean; onOpen: (open: Open) => void }) {
  const t = useTranslations('security.twoStep');
  if (!isOn) {
    return (
      <Button variant="primary" onPress={() => onOpen('setUp')}>
        {t('setUp')}
      </Button>
    );
  }
  return (
    <>
      <Button onPress={() => onOpen('newCodes')}>{t('newCodes')}</Button>
      <Button variant="danger" onPress={() => onOpen('turnOff')}>
        {t('turnOff')}
      </Button>
    </>
  );
}
