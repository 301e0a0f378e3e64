'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Body } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { DateTimeField } from '@/ui/kit/date-time-field';
import { Dialog } from '@/ui/kit/dialog';
import { KeyValueList } from '@/ui/kit/key-value';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Tabs } from '@/ui/kit/tabs';
import { TextField } from '@/ui/kit/text-field';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';
import { useRefusable } from '../people/use-refusable';
import { AddressField, addressesOf } from './address-field';
import { type ApiKey, isUsable, KeyState } from './key-state';
import { KeyUsage } from './key-usage';
import { RotateKeyDialog } from './rotate-key-dialog';

interface KeyDialogProps {
  apiKey: ApiKey;
  onClose: () => void;
}

/** One key: what it may do, how much it is used, and the ways to change it. */
export function KeyDialog({ apiKey, onClose }: KeyDialogProps) {
  const t = useTranslations('apiKeys');
  const { can } = useTenant();
  const [isRotating, setRotating] = useState(false);
  if (isRotating) return <RotateKeyDialog apiKey={apiKey} onClose={onClose} />;
  const mayChange = can('api-keys:write') && isUsable(apiKey);
  const rotate = mayChange && <Button onPress={() => setRotating(true)}>{t('rotate.action')}</Button>;
  const tabs = [
    { id: 'facts', title: t('detail.facts'), content: <KeyFacts apiKey={apiKey} /> },
    { id: 'usage', title: t('detail.usage'), content: <KeyUsage keyId={apiKey.id} /> },
    ...(mayChange
      ? [{ id: 'edit', title: t('detail.edit'), content: <KeyForm apiKey={apiKey} onClose={onClose} /> }]
      : []),
  ];
  return (
    <Dialog isOpen onOpenChange={onClose} title={apiKey.name} size="large" footer={rotate || undefined}>
      <div className="pb-3">
        <Tabs label={apiKey.name} tabs={tabs} />
      </div>
    </Dialog>
  );
}

function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations('apiKeys');
  const common = useTranslations('console');
  const { prefix, scopes, allowedAddresses, expiresAt, lastUsedAt, createdAt } = apiKey;
  const facts = [
    { name: t('columns.state'), value: <KeyState apiKey={apiKey} /> },
    { name: t('detail.key'), value: <code dir="ltr">{prefix}…</code> },
    { name: t('detail.scopes'), value: <bdi>{scopes.join(', ')}</bdi> },
    {
      name: t('detail.addresses'),
      value: allowedAddresses.length > 0 ? <bdi>{allowedAddresses.join(', ')}</bdi> : t('detail.anyAddress'),
    },
    { name: t('detail.expires'), value: expiresAt ? <RelativeTime at={expiresAt} /> : common('never') },
    { name: t('detail.lastUsed'), value: lastUsedAt ? <RelativeTime at={lastUsedAt} /> : common('never') },
    { name: t('detail.created'), value: <RelativeTime at={createdAt} /> },
  ];
  return <KeyValueList facts={facts} />;
}

function KeyForm({ apiKey, onClose }: KeyDialogProps) {
  const t = useTranslations('apiKeys');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const { run, failure, isPending } = useRefusable();
  const [name, setName] = useState(apiKey.name);
  const [expiresAt, setExpiresAt] = useState(apiKey.expiresAt);
  const [addresses, setAddresses] = useState(apiKey.allowedAddresses.join('\n'));

  async function save() {
    // An expiry that was not touched is not sent: it may lie too near by now.
    const body: Body<'PATCH /api/tenants/{tenantId}/api-keys/{keyId}'> = {
      name,
      allowedAddresses: addressesOf(addresses),
      ...(expiresAt === apiKey.expiresAt ? {} : { expiresAt }),
    };
    const params = { tenantId: tenant.id, keyId: apiKey.id };
    await api('PATCH /api/tenants/{tenantId}/api-keys/{keyId}', { params, body, version: apiKey.version });
    await refresh('api_key');
    onClose();
  }

  return (
    <div className="flex flex-col gap-4">
      <TextField label={t('create.name')} value={name} onChange={setName} maxLength={120} isRequired />
      <DateTimeField
        label={t('create.expires')}
        description={t('create.expiresHint')}
        value={expiresAt}
        onChange={setExpiresAt}
        className="max-w-xs"
      />
      <AddressField value={addresses} onChange={setAddresses} />
      <FormAlert failure={failure} />
      <Button
        variant="primary"
        className="self-start"
        isPending={isPending}
        isDisabled={name.trim() === ''}
        onPress={() => run(save)}
      >
        {t('detail.save')}
      </Button>
    </div>
  );
}
