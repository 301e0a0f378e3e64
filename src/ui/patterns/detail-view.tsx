'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/kit/button';
import { type Fact, KeyValueList } from '@/ui/kit/key-value';
import { TextArea } from '@/ui/kit/text-field';
import { useFailureToast } from './use-failure-toast';

const AlertDialog = dynamic(() => import('@/ui/kit/dialog').then((file) => file.AlertDialog));

/** A step in a thing's life that the viewer may take now. */
export interface LifecycleAction {
  id: string;
  /** The verb, e.g. “Approve”. */
  label: string;
  tone?: 'primary' | 'secondary' | 'danger';
  /** What the step does, said before it is taken. */
  explanation: string;
  /** `required` and `optional` ask for a reason, which the audit log keeps. */
  reason: 'required' | 'optional' | 'none';
  /** @param reason what was typed, trimmed; empty when none was asked for or given */
  onApply: (reason: string) => Promise<void>;
}

export interface DetailViewProps {
  title: string;
  /** The status, as a Badge. */
  status?: ReactNode;
  facts: readonly Fact[];
  actions?: readonly LifecycleAction[];
  /** The main part: content, a form, an editor. */
  children?: ReactNode;
  /** What happened to the thing, from the audit log. */
  history?: ReactNode;
}

/** The one way to show one thing: what it is, what can be done with it, what happened to it. */
export function DetailView({ title, status, facts, actions = [], children, history }: DetailViewProps) {
  const t = useTranslations('detail');
  const [chosen, setChosen] = useState<LifecycleAction | null>(null);
  return (
    <article className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-xl font-semibold">{title}</h1>
        {status}
        <div className="ms-auto flex flex-wrap gap-2">
          {actions.map((action) => (
            <Button key={action.id} variant={action.tone} onPress={() => setChosen(action)}>
              {action.label}
            </Button>
          ))}
        </div>
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-8">{children}</div>
        <aside className="flex min-w-0 flex-col gap-8 max-lg:order-first">
          <Part title={t('facts')}>
            <KeyValueList facts={facts} />
          </Part>
        </aside>
        {history && <Part title={t('history')}>{history}</Part>}
      </div>
      {chosen && <LifecycleDialog action={chosen} onClose={() => setChosen(null)} />}
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="text-sm font-medium text-muted">{title}</h2>
      {children}
    </section>
  );
}

function LifecycleDialog({ action, onClose }: { action: LifecycleAction; onClose: () => void }) {
  const t = useTranslations('detail');
  const fail = useFailureToast();
  const [reason, setReason] = useState('');
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={action.label}
      confirmLabel={action.label}
      isDanger={action.tone === 'danger'}
      isConfirmDisabled={action.reason === 'required' && reason.trim() === ''}
      onConfirm={() => action.onApply(reason.trim())}
      onError={fail}
    >
      <div className="flex flex-col gap-4">
        <p>{action.explanation}</p>
        {action.reason !== 'none' && (
          <TextArea
            label={t('reason')}
            description={t('reasonHint')}
            isRequired={action.reason === 'required'}
            value={reason}
            onChange={setReason}
            maxLength={1000}
            autoFocus
          />
        )}
      </div>
    </AlertDialog>
  );
}
