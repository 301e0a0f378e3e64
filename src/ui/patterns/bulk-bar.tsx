'use client';

import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/kit/button';
import { useFailureToast } from './use-failure-toast';

const AlertDialog = dynamic(() => import('@/ui/kit/dialog').then((file) => file.AlertDialog));

/** Something that can be done to several rows at once. */
export interface BulkAction {
  id: string;
  label: string;
  icon?: ReactNode;
  isDanger?: boolean;
  /** Asked before; leave out for what can be undone. */
  confirm?: (count: number) => { title: string; text: string };
  /** @param keys the chosen rows; reject to keep them chosen */
  run: (keys: readonly string[]) => Promise<void>;
}

interface BulkBarProps {
  listName: string;
  actions: readonly BulkAction[];
  selected: readonly string[];
  onClear: () => void;
}

/** How many rows are chosen and what can be done with them. */
export function BulkBar({ listName, actions, selected, onClear }: BulkBarProps) {
  const t = useTranslations('list');
  const fail = useFailureToast();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<BulkAction | null>(null);
  const [running, setRunning] = useState<string | null>(null);

  async function run(action: BulkAction) {
    setRunning(action.id);
    try {
      await action.run(selected);
      await queryClient.invalidateQueries({ queryKey: [listName] });
      onClear();
    } finally {
      setRunning(null);
    }
  }

  return (
    <div
      role="toolbar"
      aria-label={t('bulk')}
      className="flex flex-wrap items-center gap-2 rounded-lg bg-accent-soft px-3 py-2"
    >
      <p role="status" className="me-auto font-medium text-accent-text tabular-nums">
        {t('selected', { count: selected.length })}
      </p>
      {actions.map((action) => (
        <Button
          key={action.id}
          icon={action.icon}
          variant={action.isDanger ? 'danger' : 'secondary'}
          isPending={running === action.id}
          onPress={() => (action.confirm ? setAsking(action) : run(action).catch(fail))}
        >
          {action.label}
        </Button>
      ))}
      <Button variant="quiet" onPress={onClear}>
        {t('clearSelection')}
      </Button>
      {asking && (
        <BulkQuestion
          action={asking}
          count={selected.length}
          onClose={() => setAsking(null)}
          onConfirm={() => run(asking)}
          onError={fail}
        />
      )}
    </div>
  );
}

interface BulkQuestionProps {
  action: BulkAction;
  count: number;
  onClose: () => void;
  onConfirm: () => Promise<void>;
  onError: (error: unknown) => void;
}

function BulkQuestion({ action, count, onClose, onConfirm, onError }: BulkQuestionProps) {
  const question = action.confirm?.(count);
  if (!question) return null;
  return (
    <AlertDialog
      isOpen
      onOpenChange={onClose}
      title={question.title}
      confirmLabel={action.label}
      isDanger={action.isDanger}
      onConfirm={onConfirm}
      onError={onError}
    >
      {question.text}
    </AlertDialog>
  );
}
