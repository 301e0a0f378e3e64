'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api } from '@/ui/client/client';
import { useRefresh } from '@/ui/client/use-refresh';
import { Button } from '@/ui/kit/button';
import type { Json } from '@/ui/kit/changes';
import { JsonDiff } from '@/ui/kit/json-diff';
import { Switch } from '@/ui/kit/switch';
import { TextField } from '@/ui/kit/text-field';
import { toast } from '@/ui/kit/toast';
import { ApiError } from '@/ui/patterns/api-answer';
import { type ErrorText, useErrorText } from '@/ui/patterns/error-text';
import { FormAlert } from '@/ui/patterns/form-alert';
import { useTenant } from '@/ui/shell/tenant-context';
import type { AuditEntry } from './history-list';

/** A kind of record that can be set back, which permission that takes, and which of its columns. */
export interface RevertibleKind {
  resourceType: string;
  permission: string;
  columns: readonly string[];
}

/** The changed columns that the viewer may set back; none where they may not. */
export function revertedFields(
  { operation, resourceType, changed }: AuditEntry,
  kinds: readonly RevertibleKind[],
  can: (permission: string) => boolean,
): string[] {
  const kind = kinds.find((known) => known.resourceType === resourceType);
  if (operation !== 'update' || !kind || !can(kind.permission)) return [];
  return changed.filter((column) => kind.columns.includes(column));
}

interface RevertFormProps {
  entry: AuditEntry;
  fields: readonly string[];
  onDone: () => void;
  onCancel: () => void;
}

/** Asks why, shows what will be, and sets a record back to what it was before one change. */
export function RevertForm({ entry, fields, onDone, onCancel }: RevertFormProps) {
  const t = useTranslations('audit.revert');
  const [reason, setReason] = useState('');
  const [force, setForce] = useState(false);
  const { revert, failure, isPending, wasChanged } = useRevert(entry, onDone);
  const only = (values: AuditEntry['before']): Json =>
    Object.fromEntries(fields.map((field) => [field, values?.[field] ?? null]));
  return (
    <section className="flex flex-col gap-4">
      <h3 className="font-medium">{t('title')}</h3>
      <JsonDiff before={only(entry.after)} after={only(entry.before)} />
      <TextField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        isRequired
        autoFocus
      />
      {wasChanged && (
        <Switch label={t('force')} description={t('forceHint')} isSelected={force} onChange={setForce} />
      )}
      <FormAlert failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onCancel}>{t('cancel')}</Button>
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={reason.trim() === ''}
          onPress={() => void revert({ reason, force })}
        >
          {t('submit')}
        </Button>
      </div>
    </section>
  );
}

function useRevert(entry: AuditEntry, onDone: () => void) {
  const t = useTranslations('audit.revert');
  const { tenant } = useTenant();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [failure, setFailure] = useState<ErrorText | null>(null);
  const [isPending, setPending] = useState(false);
  const [wasChanged, setChanged] = useState(false);

  async function revert(body: { reason: string; force: boolean }) {
    setPending(true);
    setFailure(null);
    try {
      const params = { tenantId: tenant.id, auditId: entry.id };
      await api('POST /api/tenants/{tenantId}/audit/{auditId}/revert', { params, body });
      await refresh('audit_log', entry.resourceType);
      toast.success(t('done'));
      onDone();
    } catch (error) {
      setChanged(error instanceof ApiError && error.code === 'INVALID_TRANSITION');
      setFailure(errorText(error));
    }
    setPending(false);
  }

  return { revert, failure, isPending, wasChanged };
}
