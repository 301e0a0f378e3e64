'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/ui/kit/badge';
import { Button } from '@/ui/kit/button';
import { Dialog } from '@/ui/kit/dialog';
import { JsonDiff } from '@/ui/kit/json-diff';
import { type Fact, KeyValueList } from '@/ui/kit/key-value';
import { RelativeTime } from '@/ui/kit/relative-time';
import { useTenant } from '@/ui/shell/tenant-context';
import { Actor } from './actor';
import type { AuditEntry } from './history-list';
import { RevertForm, type RevertibleKind, revertedFields } from './revert-form';

interface AuditDialogProps {
  entry: AuditEntry;
  revertible: readonly RevertibleKind[];
  onClose: () => void;
}

/** One change: before and after, who, why, from where; and setting it back. */
export function AuditDialog({ entry, revertible, onClose }: AuditDialogProps) {
  const t = useTranslations('audit');
  const { can } = useTenant();
  const [isReverting, setReverting] = useState(false);
  const fields = can('audit:revert') ? revertedFields(entry, revertible, can) : [];
  const footer = fields.length > 0 && !isReverting && (
    <Button onPress={() => setReverting(true)}>{t('revert.action')}</Button>
  );
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={`${entry.action} · ${entry.resourceType}`}
      size="large"
      footer={footer}
    >
      <div className="flex flex-col gap-5 pb-4">
        {isReverting ? (
          <RevertForm entry={entry} fields={fields} onDone={onClose} onCancel={() => setReverting(false)} />
        ) : (
          <EntryView entry={entry} />
        )}
      </div>
    </Dialog>
  );
}

function EntryView({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit.entry');
  const gone = entry.erased.filter((name) => name !== 'ip' && name !== 'userAgent');
  return (
    <>
      <section className="flex flex-col gap-2">
        <h3 className="text-sm font-medium text-muted">{t('changes')}</h3>
        {gone.length > 0 && <p className="text-muted">{t('erasedFields', { fields: gone.join(', ') })}</p>}
        <JsonDiff before={entry.before} after={entry.after} />
      </section>
      <KeyValueList facts={useFacts(entry)} />
    </>
  );
}

function useFacts(entry: AuditEntry): Fact[] {
  const t = useTranslations('audit.entry');
  const erased = (name: string) => entry.erased.includes(name) && <Badge>{t('erased')}</Badge>;
  const plain = (value: string | null) => value && <bdi className="break-all">{value}</bdi>;
  const facts: Fact[] = [
    { name: t('actor'), value: <Actor entry={entry} /> },
    { name: t('when'), value: <RelativeTime at={entry.createdAt} /> },
    { name: t('reason'), value: plain(entry.reason) },
    { name: t('route'), value: plain(entry.path && `${entry.method} ${entry.path}`) },
    { name: t('from'), value: plain(entry.ip) || erased('ip') },
    { name: t('program'), value: plain(entry.userAgent) || erased('userAgent') },
    { name: t('request'), value: entry.requestId && <RequestLink requestId={entry.requestId} /> },
    { name: t('seal'), value: entry.seal === null ? t('unsealed') : t('sealed', { number: entry.seal }) },
  ];
  return facts.filter(({ value }) => value);
}

/** A request's id, which leads to all that came of it. */
function RequestLink({ requestId }: { requestId: string }) {
  const { hrefOf } = useTenant();
  return (
    <Link
      href={hrefOf(`/audit/trace/${encodeURIComponent(requestId)}`)}
      className="break-all text-accent-text underline"
    >
      <bdi>{requestId}</bdi>
    </Link>
  );
}
