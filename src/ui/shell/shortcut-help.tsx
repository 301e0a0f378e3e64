'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/ui/kit/dialog';
import { Kbd } from '@/ui/kit/kbd';
import type { NavigationItem } from './navigation';

interface ShortcutHelpProps {
  onClose: () => void;
  items: readonly NavigationItem[];
}

/** All shortcuts at a glance. */
export function ShortcutHelp({ onClose, items }: ShortcutHelpProps) {
  const t = useTranslations('shell.shortcuts');
  const rows = [
    { name: t('palette'), keys: ['Ctrl', 'K'] },
    { name: t('search'), keys: ['/'] },
    { name: t('submit'), keys: ['Ctrl', '↵'] },
    { name: t('help'), keys: ['?'] },
    ...items.flatMap(({ label, keys }) => (keys ? [{ name: t('goTo', { page: label }), keys }] : [])),
  ];
  return (
    <Dialog title={t('title')} isOpen onOpenChange={onClose}>
      <dl className="pb-4">
        {rows.map(({ name, keys }) => (
          <div
            key={name}
            className="flex items-center justify-between gap-4 border-t border-border py-2 first:border-t-0"
          >
            <dt>{name}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
