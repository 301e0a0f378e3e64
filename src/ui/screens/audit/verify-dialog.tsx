'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Check, CircleDashed, Ellipsis, ShieldAlert, ShieldCheck, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { api } from '@/ui/client/client';
import type { Data } from '@/ui/client/types';
import { CodeBlock } from '@/ui/kit/code-block';
import { Dialog } from '@/ui/kit/dialog';
import { ErrorState } from '@/ui/kit/error-state';
import { Skeleton } from '@/ui/kit/skeleton';
import { useErrorText } from '@/ui/patterns/error-text';
import { useTenant } from '@/ui/shell/tenant-context';

type Verdict = Data<'GET /api/tenants/{tenantId}/audit/verify'>;

/** Verifies the whole log, part by part, and draws the chain of its seals. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('audit.verify');
  const errorText = useErrorText();
  const verdict = useVerdict();
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} size="large">
      <div className="pb-4" aria-live="polite">
        {verdict.data && <VerdictView verdict={verdict.data} />}
        {verdict.error && <ErrorState {...errorText(verdict.error)} />}
        {verdict.isPending && <Skeleton className="h-40 w-full rounded-lg" />}
      </div>
    </Dialog>
  );
}

/** A long log is verified in several calls; what they found is added up. */
function useVerdict() {
  const { tenant } = useTenant();
  return useQuery({
    queryKey: ['audit_log', 'verdict'],
    gcTime: 0,
    queryFn: async ({ signal }): Promise<Verdict> => {
      const params = { tenantId: tenant.id };
      const ask = (from: number) =>
        api('GET /api/tenants/{tenantId}/audit/verify', { params, query: { from }, signal });
      let whole = (await ask(1)).data;
      while (whole.next !== null) {
        const { data } = await ask(whole.next);
        whole = { ...data, seals: whole.seals + data.seals, rows: whole.rows + data.rows };
      }
      return whole;
    },
  });
}

function VerdictView({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('audit.verify');
  const { intact, seals, rows, firstBroken, head } = verdict;
  return (
    <div className="flex flex-col gap-5">
      {seals === 0 && intact ? (
        <p className="text-muted">{t('nothing')}</p>
      ) : (
        <p
          className={clsx(
            'flex items-center gap-3 rounded-lg px-4 py-3 font-medium [&_svg]:size-5 [&_svg]:shrink-0',
            intact ? 'bg-success-soft text-success' : 'bg-danger-soft text-danger',
          )}
        >
          {intact ? <ShieldCheck aria-hidden="true" /> : <ShieldAlert aria-hidden="true" />}
          {firstBroken
            ? t('broken', { seal: firstBroken.seal, reason: t(`reasons.${firstBroken.reason}`) })
            : t('intact', { seals, rows })}
        </p>
      )}
      <Chain verdict={verdict} />
      {head && (
        <section className="flex flex-col gap-2">
          <h3 className="text-sm font-medium text-muted">{t('head')}</h3>
          <CodeBlock label={t('head')} code={head.hash} />
          <p className="text-sm text-muted">{t('headHint')}</p>
        </section>
      )}
    </div>
  );
}

/** The chain from its first seal to the rows that none covers; of a long one the ends and the break. */
function Chain({ verdict: { firstBroken, head, seals, unsealed } }: { verdict: Verdict }) {
  const t = useTranslations('audit.verify');
  const last = Math.max(head?.number ?? 0, firstBroken?.seal ?? 0, seals);
  const shown = numbersShown(last, firstBroken?.seal ?? null);
  return (
    <ol aria-label={t('chain')} className="flex flex-wrap items-center gap-y-3">
      {shown.map((number, place) => (
        <Link key={number ?? `gap-${place}`} isFirst={place === 0}>
          {number === null ? (
            <Ellipsis aria-hidden="true" className="size-4 text-muted" />
          ) : (
            <Seal number={number} broken={firstBroken?.seal ?? null} />
          )}
        </Link>
      ))}
      {unsealed > 0 && (
        <Link isFirst={shown.length === 0}>
          <span className="flex items-center gap-1.5 rounded-md border border-dashed border-border px-2 py-1 text-sm text-muted [&_svg]:size-4">
            <CircleDashed aria-hidden="true" />
            {t('unsealed', { rows: unsealed })}
          </span>
        </Link>
      )}
    </ol>
  );
}

function Link({ isFirst, children }: { isFirst: boolean; children: ReactNode }) {
  return (
    <li className="flex items-center">
      {!isFirst && <span aria-hidden="true" className="h-px w-4 bg-border" />}
      {children}
    </li>
  );
}

function Seal({ number, broken }: { number: number; broken: number | null }) {
  const t = useTranslations('audit.verify');
  const state = broken === null || number < broken ? 'good' : number === broken ? 'bad' : 'unknown';
  const looks = {
    good: 'border-transparent bg-success-soft text-success',
    bad: 'border-transparent bg-danger-soft text-danger',
    unknown: 'border-border text-muted',
  };
  return (
    <span
      className={clsx(
        'flex items-center gap-1.5 rounded-md border px-2 py-1 text-sm tabular-nums [&_svg]:size-4',
        looks[state],
      )}
    >
      {state === 'good' && <Check aria-hidden="true" />}
      {state === 'bad' && <X aria-hidden="true" />}
      {t('seal', { number })}
      <span className="sr-only">{t(`states.${state}`)}</span>
    </span>
  );
}

/** The numbers to draw, null for those left out: the first, the last three, and those around a break. */
function numbersShown(last: number, broken: number | null): (number | null)[] {
  const wanted = new Set([1, last - 2, last - 1, last]);
  for (const near of broken === null ? [] : [broken - 1, broken, broken + 1]) wanted.add(near);
  const numbers = [...wanted].filter((number) => number >= 1 && number <= last).sort((a, b) => a - b);
  return numbers.flatMap((number, place) => {
    const before = numbers[place - 1];
    return before !== undefined && number - before > 1 ? [null, number] : [number];
  });
}
