'use client';

import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Table as AriaTable,
  Cell,
  Column,
  Row,
  type Selection,
  type SortDescriptor,
  TableBody,
  TableHeader,
} from 'react-aria-components/Table';
import { SelectionBox } from './checkbox';

export type { Selection, SortDescriptor };

/** One column of a table of `Item`s. */
export interface TableColumn<Item> {
  id: string;
  title: string;
  cell: (item: Item) => ReactNode;
  /** The column that names the row; the first one when none says so. */
  isRowHeader?: boolean;
  isSortable?: boolean;
  /** `end` for numbers and money. */
  align?: 'start' | 'end';
  /** Left out on screens narrower than this. */
  hideBelow?: 'sm' | 'md' | 'lg';
}

export interface TableProps<Item> {
  label: string;
  columns: readonly TableColumn<Item>[];
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** What a row is called, for assistive technology and for typing ahead. */
  nameOf: (item: Item) => string;
  hrefOf?: (item: Item) => string;
  /** Called when a row is pressed or opened with Enter, for rows that open without an address of their own. */
  onOpen?: (item: Item) => void;
  selection?: Selection;
  onSelectionChange?: (selection: Selection) => void;
  sort?: SortDescriptor;
  onSortChange?: (sort: SortDescriptor) => void;
  empty?: ReactNode;
  isBusy?: boolean;
}

const hidden = { sm: 'max-sm:hidden', md: 'max-md:hidden', lg: 'max-lg:hidden' };
const edge = 'first:ps-4 last:pe-4';

function columnClass<Item>({ align, hideBelow }: TableColumn<Item>): string {
  return clsx(align === 'end' ? 'text-end tabular-nums' : 'text-start', hideBelow && hidden[hideBelow]);
}

/** Rows that can be read, sorted, selected and opened, by pointer and by keyboard. */
export function Table<Item extends object>(props: TableProps<Item>) {
  const { columns, items, keyOf, nameOf, hrefOf, onOpen, selection, onSelectionChange } = props;
  const hasSelection = onSelectionChange !== undefined;
  const rowHeader = columns.find((column) => column.isRowHeader)?.id ?? columns[0]?.id;
  return (
    <div className="overflow-x-auto" aria-busy={props.isBusy}>
      <AriaTable
        aria-label={props.label}
        selectionMode={hasSelection ? 'multiple' : 'none'}
        selectedKeys={selection}
        onSelectionChange={onSelectionChange}
        sortDescriptor={props.sort}
        onSortChange={props.onSortChange}
        className="w-full border-separate border-spacing-0 text-base outline-none"
      >
        <TableHeader>
          {hasSelection && (
            <Column className={clsx('w-8 border-b border-border text-start', edge)}>
              <SelectionBox />
            </Column>
          )}
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} isRowHeader={column.id === rowHeader} />
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => props.empty}>
          {items.map((item) => (
            <Row
              key={keyOf(item)}
              id={keyOf(item)}
              textValue={nameOf(item)}
              href={hrefOf?.(item)}
              onAction={onOpen && (() => onOpen(item))}
              className="focus-ring-inset group transition-colors data-hovered:bg-hover data-href:cursor-pointer data-selected:bg-accent-soft"
            >
              {hasSelection && (
                <Cell className={clsx(cellClass, 'w-8 pe-0')}>
                  <SelectionBox />
                </Cell>
              )}
              {columns.map((column) => (
                <Cell key={column.id} className={clsx(cellClass, columnClass(column))}>
                  {column.cell(item)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </AriaTable>
    </div>
  );
}

const cellClass = clsx(
  'focus-ring-inset h-10 max-w-80 truncate border-b border-border px-3 group-last:border-b-0 pointer-coarse:h-12',
  edge,
);

function HeaderCell<Item>({ column, isRowHeader }: { column: TableColumn<Item>; isRowHeader: boolean }) {
  return (
    <Column
      id={column.id}
      isRowHeader={isRowHeader}
      allowsSorting={column.isSortable}
      className={clsx(
        'focus-ring-inset h-9 border-b border-border px-3 text-sm font-medium whitespace-nowrap text-muted',
        'data-allows-sorting:cursor-pointer data-hovered:data-allows-sorting:text-text',
        edge,
        columnClass(column),
      )}
    >
      {({ sortDirection }) => (
        <span className="inline-flex items-center gap-1">
          {column.title}
          {sortDirection === 'ascending' && <ArrowUp aria-hidden="true" className="size-3.5" />}
          {sortDirection === 'descending' && <ArrowDown aria-hidden="true" className="size-3.5" />}
        </span>
      )}
    </Column>
  );
}
