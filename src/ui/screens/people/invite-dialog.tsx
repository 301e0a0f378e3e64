'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import type { Body } from '@/ui/client/types';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';
import { RoleFields, type RoleInput, zonesOf } from './role-fields';
import { isZonal } from './role-name';
import { useRefusable } from './use-refusable';

type Invite = Body<'POST /api/tenants/{tenantId}/invitations'>;

/** Invites somebody by letter. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('people.invite');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const { run, failure, isPending } = useRefusable();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [access, setAccess] = useState<RoleInput>({ role: 'viewer', zones: '' });
  const zones = zonesOf(access.zones);
  const isReady = email.includes('@') && (!isZonal(access.role) || zones.length > 0);

  async function send() {
    const body: Invite = { email, role: access.role, zones, ...(name.trim() ? { name } : {}) };
    await api('POST /api/tenants/{tenantId}/invitations', { params: { tenantId: tenant.id }, body });
    await refresh('invitation');
    toast.success(t('sent'));
    onClose();
  }

  const submit = (
    <Button variant="primary" isPending={isPending} isDisabled={!isReady} onPress={() => run(send)}>
      {t('submit')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} footer={submit}>
      <div className="flex flex-col gap-4">
        <TextField
          label={t('email')}
          type="email"
          value={email}
          onChange={setEmail}
          maxLength={254}
          isRequired
          autoFocus
        />
        <TextField
          label={t('name')}
          description={t('nameHint')}
          value={name}
          onChange={setName}
          maxLength={120}
        />
        <RoleFields value={access} onChange={setAccess} />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}
