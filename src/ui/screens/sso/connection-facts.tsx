'use client';

import { Check, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { CodeBlock } from '@/ui/kit/code-block';
import { AlertDialog, Dialog } from '@/ui/kit/dialog';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { useTenant } from '@/ui/shell/tenant-context';
import { ConnectionDialog } from './connection-dialog';
import type { Connection } from './connection-list';

type Finding = Data<'POST /api/tenants/{tenantId}/identity-providers/{providerId}/check'>['findings'][number];

interface ConnectionFactsProps {
  connection: Connection;
  onClose: () => void;
}

/** One connection: what to paste at the provider, whether it works, and what can be done with it. */
export function ConnectionFacts({ connection, onClose }: ConnectionFactsProps) {
  const t = useTranslations('sso.connections');
  const common = useTranslations('console');
  const { can } = useTenant();
  const [doing, setDoing] = useState<'edit' | 'delete' | null>(null);
  const { toggle, remove } = useConnection(connection, onClose);
  const failed = useFailureToast();
  if (doing === 'edit') return <ConnectionDialog connection={connection} onClose={onClose} />;
  const footer = can('sso:write') && (
    <>
      <Button onPress={() => setDoing('delete')}>{common('delete')}</Button>
      <Button onPress={() => void toggle().catch(failed)}>
        {connection.status === 'active' ? t('disable') : t('enable')}
      </Button>
      <Button variant="primary" onPress={() => setDoing('edit')}>
        {common('edit')}
      </Button>
    </>
  );
  return (
    <>
      <Dialog isOpen onOpenChange={onClose} title={connection.name} size="large" footer={footer}>
        <div className="flex flex-col gap-5">
          <Addresses connection={connection} />
          {can('sso:write') && <Findings connection={connection} />}
        </div>
      </Dialog>
      {doing === 'delete' && (
        <AlertDialog
          isOpen
          onOpenChange={() => setDoing(null)}
          title={t('delete.title', { name: connection.name })}
          confirmLabel={common('delete')}
          isDanger
          onConfirm={remove}
          onError={failed}
        >
          {t('delete.text')}
        </AlertDialog>
      )}
    </>
  );
}

function Addresses({ connection: { kind, urls } }: { connection: Connection }) {
  const t = useTranslations('sso.connections.urls');
  const shown = [
    { label: kind === 'saml' ? t('acs') : t('redirect'), code: urls.redirectUrl },
    { label: t('audience'), code: urls.audience },
    { label: t('metadata'), code: urls.metadataUrl },
  ];
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-medium">{t('title')}</h3>
      {shown.map(
        ({ label, code }) =>
          code !== null && (
            <div key={label} className="flex flex-col gap-1">
              <span className="text-sm text-muted">{label}</span>
              <CodeBlock label={label} code={code} />
            </div>
          ),
      )}
    </section>
  );
}

function Findings({ connection }: { connection: Connection }) {
  const t = useTranslations('sso.connections.check');
  const { tenant } = useTenant();
  const failed = useFailureToast();
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [isPending, setPending] = useState(false);

  async function check() {
    setPending(true);
    const params = { tenantId: tenant.id, providerId: connection.id };
    try {
      const { data } = await api('POST /api/tenants/{tenantId}/identity-providers/{providerId}/check', {
        params,
      });
      setFindings(data.findings);
    } catch (error) {
      failed(error);
    }
    setPending(false);
  }

  return (
    <section className="flex flex-col items-start gap-3">
      <h3 className="font-medium">{t('title')}</h3>
      <ul aria-live="polite" className="flex flex-col gap-1.5">
        {findings.map(({ ok, message }) => (
          <li key={message} className="flex gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
            {ok ? (
              <Check aria-label={t('ok')} className="text-success" />
            ) : (
              <CircleAlert aria-label={t('wrong')} className="text-danger" />
            )}
            <span dir="auto">{message}</span>
          </li>
        ))}
      </ul>
      <Button isPending={isPending} onPress={() => void check()}>
        {t('action')}
      </Button>
    </section>
  );
}

function useConnection({ id, status, version }: Connection, onClose: () => void) {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const params = { tenantId: tenant.id, providerId: id };
  const done = async () => {
    await refresh('identity_provider');
    onClose();
  };
  return {
    toggle: async () => {
      const body = { status: status === 'active' ? ('disabled' as const) : ('active' as const) };
      await api('PATCH /api/tenants/{tenantId}/identity-providers/{providerId}', { params, body, version });
      await done();
    },
    remove: async () => {
      await api('DELETE /api/tenants/{tenantId}/identity-providers/{providerId}', { params, version });
      await done();
    },
  };
}
