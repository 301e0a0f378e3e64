'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';
import type { Group } from './groups-screen';
import { RoleSelect } from './role-select';

/** Decides what role membership in a group gives. */
export function GroupDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useTranslations('groups');
  const common = useTranslations('console');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [role, setRole] = useState(group.role);
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function save() {
    setPending(true);
    setFailure(null);
    try {
      const params = { tenantId: tenant.id, groupId: group.id };
      await api('PATCH /api/tenants/{tenantId}/groups/{groupId}', {
        params,
        body: { role },
        version: group.version,
      });
      await refresh('group', 'member');
      onClose();
    } catch (error) {
      const said = errorText(error);
      setFailure(error instanceof ApiError ? { ...said, hint: error.message } : said);
    }
    setPending(false);
  }

  const submit = (
    <Button variant="primary" isPending={isPending} onPress={() => void save()}>
      {common('save')}
    </Button>
  );
  return (
    <Dialog isOpen onOpenChange={onClose} title={group.displayName} footer={submit}>
      <div className="flex flex-col gap-4">
        <RoleSelect
          label={t('columns.role')}
          description={t('roleHint')}
          noneLabel={t('noRole')}
          value={role}
          onChange={setRole}
        />
        <FormAlert failure={failure} />
      </div>
    </Dialog>
  );
}
