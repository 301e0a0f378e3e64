'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/ui/kit/dialog';
import { JsonDiff } from '@/ui/kit/json-diff';
import { type Fact, KeyValueList } from '@/ui/kit/key-value';
import { RelativeTime } from '@/ui/kit/relative-time';
import { Actor } from './audit-screen';
import type { AuditEntry } from './history-list';

/** One change: before and after, who, why, from where. */
export function AuditDialog({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const t = useTranslations('audit.entry');
  const known: { name: string; value: string | null }[] = [
    { name: t('reason'), value: entry.reason },
    { name: t('route'), value: entry.method && entry.path ? `${entry.method} ${entry.path}` : null },
    { name: t('from'), value: entry.ip },
    { name: t('program'), value: entry.userAgent },
    { name: t('request'), value: entry.requestId },
  ];
  const facts: Fact[] = [
    { name: t('actor'), value: <Actor entry={entry} /> },
    { name: t('when'), value: <RelativeTime at={entry.createdAt} /> },
    ...known
      .filter(({ value }) => value)
      .map(({ name, value }) => ({ name, value: <bdi className="break-all">{value}</bdi> })),
  ];
  return (
    <Dialog isOpen onOpenChange={onClose} title={`${entry.action} · ${entry.resourceType}`} size="large">
      <div className="flex flex-col gap-5 pb-4">
        <section className="flex flex-col gap-2">
          <h3 className="text-sm font-medium text-muted">{t('changes')}</h3>
          <JsonDiff before={entry.before} after={entry.after} />
        </section>
        <KeyValueList facts={facts} />
      </div>
    </Dialog>
  );
}
