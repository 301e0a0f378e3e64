'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import { RadioGroup } from '@/ui/kit/radio-group';
import { Switch } from '@/ui/kit/switch';
import { TextField } from '@/ui/kit/text-field';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';

/** Where a backup is to be restored: a new organization, or this one, after its name was typed. */
export function RestoreForm({ backupId, onDone }: { backupId: string; onDone: () => void }) {
  const t = useTranslations('backups.restore');
  const { tenant } = useTenant();
  const [into, setInto] = useState<'new' | 'same'>('new');
  const [slug, setSlug] = useState('');
  const [withMembers, setWithMembers] = useState(false);
  const [typed, setTyped] = useState('');
  const { restore, failure, isPending } = useRestore(backupId, onDone);
  const isReady = into === 'new' ? slug.trim() !== '' : typed === tenant.name;

  function submit(event: FormEvent) {
    event.preventDefault();
    restore(into === 'new' ? { into, slug, withMembers } : { into });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-5 rounded-lg border border-border p-4">
      <RadioGroup
        label={t('into')}
        value={into}
        onChange={(value) => setInto(value === 'same' ? 'same' : 'new')}
        choices={[
          { value: 'new', label: t('new'), description: t('newHint') },
          { value: 'same', label: t('same'), description: t('sameHint') },
        ]}
      />
      {into === 'new' ? (
        <>
          <TextField
            label={t('slug')}
            description={t('slugHint')}
            value={slug}
            onChange={setSlug}
            isRequired
          />
          <Switch label={t('withMembers')} isSelected={withMembers} onChange={setWithMembers} />
        </>
      ) : (
        <TextField label={t('confirm', { name: tenant.name })} value={typed} onChange={setTyped} isRequired />
      )}
      <FormAlert failure={failure} />
      <Button
        type="submit"
        variant={into === 'new' ? 'primary' : 'danger'}
        isPending={isPending}
        isDisabled={!isReady}
        className="self-start"
      >
        {t('action')}
      </Button>
    </form>
  );
}

function useRestore(backupId: string, onDone: () => void) {
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);

  async function restore(body: { into: 'new' | 'same'; slug?: string; withMembers?: boolean }) {
    setPending(true);
    setFailure(null);
    try {
      const params = { tenantId: tenant.id, backupId };
      await api('POST /api/tenants/{tenantId}/backups/{backupId}/restores', { params, body });
      await refresh('backup_restore');
      onDone();
    } catch (error) {
      setFailure(errorText(error));
      setPending(false);
    }
  }

  return { restore: (body: Parameters<typeof restore>[0]) => void restore(body), failure, isPending };
}
