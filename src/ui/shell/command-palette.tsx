'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { Kbd } from '@/ui/kit/kbd';
import { optionClass } from '@/ui/kit/popover-classes';

/** Something that can be reached by typing its name. */
export interface Command {
  id: string;
  label: string;
  /** Other words that should find it. */
  words?: string;
  icon?: ReactNode;
  keys?: readonly string[];
  run: () => void;
}

/** Commands under one heading. */
export interface CommandGroup {
  title: string;
  commands: readonly Command[];
}

interface CommandPaletteProps {
  onClose: () => void;
  groups: readonly CommandGroup[];
}

/** Everything the console can do, found by typing. */
export function CommandPalette({ onClose, groups }: CommandPaletteProps) {
  const t = useTranslations('shell.palette');
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true });
  const commands = groups.flatMap((group) => group.commands);

  function run(id: string) {
    onClose();
    commands.find((command) => command.id === id)?.run();
  }

  return (
    <ModalOverlay
      isOpen
      onOpenChange={onClose}
      isDismissable
      className="fixed inset-0 z-50 flex items-start justify-center bg-scrim p-4 pt-[12vh]"
    >
      <Modal className="overlay-motion w-full max-w-xl overflow-hidden rounded-xl bg-raised shadow-overlay">
        <Dialog aria-label={t('title')} className="flex max-h-[60vh] flex-col outline-none">
          <Autocomplete filter={contains}>
            <SearchField
              aria-label={t('title')}
              autoFocus
              className="flex items-center gap-3 border-b border-border px-4"
            >
              <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <Input
                placeholder={t('placeholder')}
                className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={t('title')}
              onAction={(id) => run(String(id))}
              renderEmptyState={() => <p className="px-2 py-6 text-center text-muted">{t('none')}</p>}
              className="min-h-0 overflow-auto p-2 outline-none"
            >
              {groups.map((group) => (
                <MenuSection key={group.title}>
                  <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{group.title}</Header>
                  {group.commands.map((command) => (
                    <Row key={command.id} command={command} />
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Row({ command: { id, label, words, icon, keys } }: { command: Command }) {
  return (
    <MenuItem
      id={id}
      textValue={words ? `${label} ${words}` : label}
      aria-label={label}
      className={optionClass}
    >
      <span className="text-muted">{icon}</span>
      <span className="flex-1 truncate">{label}</span>
      {keys && <Kbd keys={keys} />}
    </MenuItem>
  );
}
