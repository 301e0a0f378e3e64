'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Dialog } from '@/ui/kit/dialog';
import { useFailureToast } from '@/ui/patterns/use-failure-toast';
import { KindIcon, type SectionKind } from './section-kinds';

interface SectionPickerProps {
  kinds: readonly SectionKind[];
  onClose: () => void;
  /** Adds a section of the kind; the dialog closes when it is there. */
  onPick: (kind: SectionKind) => Promise<void>;
}

/** All kinds of sections with what each is for. */
export function SectionPicker({ kinds, onClose, onPick }: SectionPickerProps) {
  const t = useTranslations('editor');
  const fail = useFailureToast();
  const [isBusy, setBusy] = useState(false);

  async function pick(type: string) {
    const kind = kinds.find((known) => known.type === type);
    if (!kind || isBusy) return;
    setBusy(true);
    try {
      await onPick(kind);
      onClose();
    } catch (error) {
      fail(error);
      setBusy(false);
    }
  }

  return (
    <Dialog isOpen onOpenChange={onClose} title={t('addTitle')} size="large">
      <ListBox
        aria-label={t('addTitle')}
        aria-busy={isBusy}
        layout="grid"
        autoFocus="first"
        onAction={(key) => void pick(String(key))}
        className="grid grid-cols-1 gap-2 pb-4 outline-none sm:grid-cols-2"
      >
        {kinds.map(({ type, title, description, icon }) => (
          <ListBoxItem
            key={type}
            id={type}
            textValue={title}
            className="focus-ring flex cursor-pointer gap-3 rounded-lg border border-border p-3 data-hovered:bg-hover"
          >
            <span className="pt-0.5">
              <KindIcon name={icon} />
            </span>
            <span className="flex flex-col">
              <span className="font-medium">{title}</span>
              <span className="text-sm text-muted">{description}</span>
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Dialog>
  );
}
