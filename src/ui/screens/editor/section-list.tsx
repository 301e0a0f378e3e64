'use client';

import { clsx } from 'clsx';
import { Copy, Ellipsis, Eye, EyeOff, Plus, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Button } from '@/ui/kit/button';
import { iconButtonClass } from '@/ui/kit/icon-button';
import { Menu, MenuItem } from '@/ui/kit/menu';
import { ReorderList } from '@/ui/kit/reorder-list';
import { useTenant } from '@/ui/shell/tenant-context';
import { KindIcon, type SectionKind, sectionName } from './section-kinds';
import type { Section } from './use-page';
import { useSectionChanges } from './use-section-changes';

const SectionPicker = dynamic(() => import('./section-picker').then((file) => file.SectionPicker));

interface SectionListProps {
  pageId: string;
  sections: readonly Section[];
  kinds: readonly SectionKind[];
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** The sections of the page from top to bottom: chosen, moved, added, hidden, copied, deleted. */
export function SectionList({ pageId, sections, kinds, selectedId, onSelect }: SectionListProps) {
  const t = useTranslations('editor');
  const { can } = useTenant();
  const changes = useSectionChanges(pageId);
  const [isAdding, setAdding] = useState(false);
  const place = sections.findIndex(({ id }) => id === selectedId);
  return (
    <div className="flex flex-col gap-2">
      <ReorderList
        label={t('sections')}
        items={sections}
        keyOf={({ id }) => id}
        nameOf={(section) => sectionName(section, kinds)}
        onReorder={(order) => void changes.reorder(order)}
        empty={<p className="px-1 py-4 text-muted">{t('empty')}</p>}
      >
        {(section) => (
          <SectionRow
            section={section}
            kinds={kinds}
            isSelected={section.id === selectedId}
            onSelect={onSelect}
            changes={changes}
          />
        )}
      </ReorderList>
      {can('pages:write') && (
        <Button icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
          {t('addSection')}
        </Button>
      )}
      {isAdding && (
        <SectionPicker
          kinds={kinds}
          onClose={() => setAdding(false)}
          onPick={async ({ type, defaults }) => {
            const order = place >= 0 ? place + 1 : sections.length;
            // The kinds come from the same list as the API's types.
            const added = await changes.add({ type, content: defaults, order } as Parameters<
              typeof changes.add
            >[0]);
            onSelect(added.id);
          }}
        />
      )}
    </div>
  );
}

interface SectionRowProps {
  section: Section;
  kinds: readonly SectionKind[];
  isSelected: boolean;
  onSelect: (id: string) => void;
  changes: ReturnType<typeof useSectionChanges>;
}

function SectionRow({ section, kinds, isSelected, onSelect, changes }: SectionRowProps) {
  const t = useTranslations('editor');
  const { can } = useTenant();
  const name = sectionName(section, kinds);
  const kind = kinds.find(({ type }) => type === section.type);
  return (
    <div className="flex min-w-0 items-center gap-1">
      <AriaButton
        aria-pressed={isSelected}
        onPress={() => onSelect(section.id)}
        className={clsx(
          'focus-ring flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-start',
          isSelected ? 'bg-accent-soft text-accent-text' : 'data-hovered:bg-hover',
          !section.visible && 'text-muted italic',
        )}
      >
        <KindIcon name={kind?.icon} />
        <span className="min-w-0 flex-1">
          {/* The site may be written the other way than the console. */}
          <bdi className="block truncate">{name}</bdi>
          <span className="block truncate text-xs text-muted">
            {kind?.title ?? section.type}
            {!section.visible && ` · ${t('hidden')}`}
          </span>
        </span>
      </AriaButton>
      {can('pages:write') && (
        <Menu
          label={t('actions', { name })}
          trigger={
            <AriaButton aria-label={t('actions', { name })} className={iconButtonClass}>
              <Ellipsis aria-hidden="true" />
            </AriaButton>
          }
        >
          <MenuItem
            icon={section.visible ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            onAction={() => void changes.setVisible(section, !section.visible)}
          >
            {section.visible ? t('hide') : t('show')}
          </MenuItem>
          <MenuItem icon={<Copy aria-hidden="true" />} onAction={() => void changes.duplicate(section)}>
            {t('duplicate')}
          </MenuItem>
          <DeleteItem onAction={() => void changes.remove(section, name)} />
        </Menu>
      )}
    </div>
  );
}

function DeleteItem({ onAction }: { onAction: () => void }) {
  const t = useTranslations('console');
  return (
    <MenuItem icon={<Trash2 aria-hidden="true" />} isDanger onAction={onAction}>
      {t('delete')}
    </MenuItem>
  );
}
