'use client';

import { useTranslations } from 'next-intl';
import { changesBetween, type Json } from './changes';

/** What changed in a record, field by field, the old value before the new one. */
export function JsonDiff({ before, after }: { before: Json; after: Json }) {
  const t = useTranslations('kit.diff');
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p className="text-muted">{t('same')}</p>;
  return (
    <dl className="divide-y divide-border overflow-hidden rounded-lg border border-border text-sm">
      {changes.map((change) => (
        <div key={change.path} className="grid gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[minmax(8rem,1fr)_3fr]">
          <dt dir="ltr" className="truncate text-start font-mono text-muted">
            {change.path}
          </dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-1">
            <Side
              value={change.before}
              name={t('before')}
              className="bg-danger-soft text-danger line-through"
            />
            <span aria-hidden="true" className="text-muted rtl:rotate-180">
              →
            </span>
            <Side value={change.after} name={t('after')} className="bg-success-soft text-success" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Side({ value, name, className }: { value: Json | undefined; name: string; className: string }) {
  const t = useTranslations('kit.diff');
  if (value === undefined) return <span className="text-muted">{t('absent')}</span>;
  return (
    <>
      <span className="sr-only">{name}</span>
      <bdi className={`rounded-sm px-1 font-mono break-all ${className}`}>
        {typeof value === 'string' ? value : JSON.stringify(value)}
      </bdi>
    </>
  );
}
