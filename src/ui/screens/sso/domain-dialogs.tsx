'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { CodeBlock } from '@/ui/kit/code-block';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';
import type { EmailDomain } from './domain-list';

interface ClaimDialogProps {
  onClose: () => void;
  onClaimed: (domain: EmailDomain) => void;
}

/** Claims a domain; how to prove it is shown next. */
export function ClaimDialog({ onClose, onClaimed }: ClaimDialogProps) {
  const t = useTranslations('sso.domains');
  const { tenant } = useTenant();
  const [name, setName] = useState('');
  const { run, failure, isPending } = useDomainAction();
  const submit = () =>
    run(async () => {
      const params = { tenantId: tenant.id };
      const { data } = await api('POST /api/tenants/{tenantId}/email-domains', {
        params,
        body: { domain: name },
      });
      onClaimed(data);
    });
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('claim.title')}
      footer={
        <Button variant="primary" isPending={isPending} isDisabled={name.trim() === ''} onPress={submit}>
          {t('claim.submit')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label={t('columns.domain')}
          description={t('claim.hint')}
          placeholder="example.com"
          value={name}
          onChange={setName}
          isCode
          isRequired
          autoFocus
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}

/** The record that proves a domain, and a look whether it is there. */
export function DomainDialog({ domain, onClose }: { domain: EmailDomain; onClose: () => void }) {
  const t = useTranslations('sso.domains');
  const common = useTranslations('console');
  const { tenant, can } = useTenant();
  const { run, failure, isPending } = useDomainAction();
  const params = { tenantId: tenant.id, domainId: domain.id };
  const verify = () =>
    run(async () => {
      await api('POST /api/tenants/{tenantId}/email-domains/{domainId}/verify', { params });
      onClose();
    });
  const remove = () =>
    run(async () => {
      await api('DELETE /api/tenants/{tenantId}/email-domains/{domainId}', {
        params,
        version: domain.version,
      });
      onClose();
    });
  const footer = can('sso:write') && (
    <>
      <Button onPress={remove}>{common('delete')}</Button>
      {!domain.verifiedAt && (
        <Button variant="primary" isPending={isPending} onPress={verify}>
          {t('verify')}
        </Button>
      )}
    </>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={domain.domain} size="large" footer={footer}>
      <div className="flex flex-col gap-3">
        <p className="text-muted">{domain.verifiedAt ? t('isProven') : t('record.text')}</p>
        <span className="text-sm text-muted">{t('record.name')}</span>
        <CodeBlock label={t('record.name')} code={domain.record.name} />
        <span className="text-sm text-muted">{t('record.value')}</span>
        <CodeBlock label={t('record.value')} code={domain.record.value} />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}

function useDomainAction() {
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function run(action: () => Promise<void>) {
    setPending(true);
    setFailure(null);
    try {
      await action();
      await refresh('email_domain');
    } catch (error) {
      const said = errorText(error);
      // Which record is missing, or which connection uses it, is in the API's own sentence.
      setFailure(error instanceof ApiError ? { ...said, hint: error.message } : said);
    }
    setPending(false);
  }

  return { run: (action: () => Promise<void>) => void run(action), failure, isPending };
}
