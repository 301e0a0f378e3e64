'use client';

import { clsx } from 'clsx';
import { GripVertical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { moved } from './moved';

export interface ReorderListProps<Item> {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** What an item is called; names its handle. */
  nameOf: (item: Item) => string;
  children: (item: Item, index: number) => ReactNode;
  /** Called with all items in their new order. */
  onReorder: (items: Item[]) => void;
  empty?: ReactNode;
  className?: string;
}

/**
 * Items in an order that the viewer sets: by drag, or from the keyboard with Enter on the handle, arrows,
 * Enter.
 */
export function ReorderList<Item extends object>(props: ReorderListProps<Item>) {
  const { items, keyOf, nameOf, children, onReorder } = props;
  const t = useTranslations('kit');
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => onReorder(moved(items, keyOf, keys, target)),
    renderDropIndicator: (target) => (
      <DropIndicator
        target={target}
        className="rounded-full data-drop-target:h-0.5 data-drop-target:bg-accent"
      />
    ),
  });
  return (
    <GridList
      aria-label={props.label}
      dragAndDropHooks={dragAndDropHooks}
      keyboardNavigationBehavior="tab"
      renderEmptyState={() => props.empty}
      className={clsx('flex flex-col gap-1 outline-none', props.className)}
    >
      {items.map((item, index) => (
        <GridListItem
          key={keyOf(item)}
          id={keyOf(item)}
          textValue={nameOf(item)}
          className="focus-ring-inset flex items-start gap-1 rounded-lg border border-border bg-raised p-1.5 data-dragging:opacity-40"
        >
          <Button
            slot="drag"
            aria-label={t('move', { name: nameOf(item) })}
            className="focus-ring flex h-8 w-6 shrink-0 cursor-grab items-center justify-center rounded-sm text-muted data-hovered:text-text pointer-coarse:h-11 pointer-coarse:w-9"
          >
            <GripVertical aria-hidden="true" className="size-4" />
          </Button>
          <div className="min-w-0 flex-1">{children(item, index)}</div>
        </GridListItem>
      ))}
    </GridList>
  );
}
