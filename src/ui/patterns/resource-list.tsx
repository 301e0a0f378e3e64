'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/kit/button';
import { EmptyState, type EmptyStateProps } from '@/ui/kit/empty-state';
import { ErrorState } from '@/ui/kit/error-state';
import { Skeleton } from '@/ui/kit/skeleton';
import { type Selection, Table, type TableColumn } from '@/ui/kit/table';
import type { Page } from './api-answer';
import { type BulkAction, BulkBar } from './bulk-bar';
import { useErrorText } from './error-text';
import { ListPager } from './list-pager';
import type { ListQuery } from './list-query';
import { type ListFilter, ListToolbar } from './list-toolbar';

export interface ResourceListProps<Item> {
  /** Names the list in the cache; invalidate `[name]` after a change elsewhere. */
  name: string;
  /** The list's title, said to assistive technology. */
  label: string;
  columns: readonly TableColumn<Item>[];
  keyOf: (item: Item) => string;
  nameOf: (item: Item) => string;
  hrefOf?: (item: Item) => string;
  /** Opens a row that has no address of its own. */
  onOpen?: (item: Item) => void;
  /** After how many milliseconds to look again, for rows that change without an event; false for not at all. */
  refreshAfter?: (rows: readonly Item[]) => number | false;
  /** From `useListQuery`, so that the address keeps it. */
  query: ListQuery;
  onQueryChange: (query: ListQuery) => void;
  fetchPage: (query: ListQuery, signal: AbortSignal) => Promise<Page<Item>>;
  filters?: readonly ListFilter[];
  searchLabel?: string;
  bulkActions?: readonly BulkAction[];
  /** What to show while there is nothing at all. */
  empty: EmptyStateProps;
  /** The list's main button, e.g. “New page”. */
  action?: ReactNode;
}

/** The one way to show many things: search, filters, order, pages, selection. */
export function ResourceList<Item extends object>(props: ResourceListProps<Item>) {
  const { name, query, onQueryChange, fetchPage, keyOf, bulkActions = [] } = props;
  const [selection, setSelection] = useState<Selection>(new Set());
  const page = useQuery({
    queryKey: [name, query],
    queryFn: ({ signal }) => fetchPage(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => props.refreshAfter?.(state.data?.data ?? []) ?? false,
  });

  function change(next: ListQuery) {
    setSelection(new Set());
    onQueryChange(next);
  }

  const selected = selection === 'all' ? (page.data?.data.map(keyOf) ?? []) : [...selection].map(String);
  return (
    <section aria-label={props.label} className="flex flex-col gap-3">
      <ListToolbar
        query={query}
        onQueryChange={change}
        filters={props.filters ?? []}
        searchLabel={props.searchLabel}
        action={props.action}
      />
      {selected.length > 0 && (
        <BulkBar
          listName={name}
          actions={bulkActions}
          selected={selected}
          onClear={() => setSelection(new Set())}
        />
      )}
      <div className="overflow-hidden rounded-lg border border-border bg-raised">
        <ListBody
          {...props}
          page={page}
          change={change}
          selection={selection}
          onSelectionChange={bulkActions.length > 0 ? setSelection : undefined}
        />
      </div>
      {page.data && page.data.data.length > 0 && (
        <ListPager
          pagination={page.data.pagination}
          onCursor={(cursor) => change({ ...query, cursor })}
          isBusy={page.isFetching}
        />
      )}
    </section>
  );
}

interface BodyProps<Item> extends ResourceListProps<Item> {
  page: { data?: Page<Item>; error: unknown; isFetching: boolean; refetch: () => unknown };
  change: (query: ListQuery) => void;
  selection: Selection;
  onSelectionChange?: (selection: Selection) => void;
}

function ListBody<Item extends object>({
  page,
  change,
  selection,
  onSelectionChange,
  ...list
}: BodyProps<Item>) {
  const errorText = useErrorText();
  if (page.error && !page.isFetching) {
    return <ErrorState {...errorText(page.error)} onRetry={() => page.refetch()} />;
  }
  if (!page.data) return <LoadingRows label={list.label} />;
  const { query } = list;
  return (
    <Table
      label={list.label}
      columns={list.columns}
      items={page.data.data}
      keyOf={list.keyOf}
      nameOf={list.nameOf}
      hrefOf={list.hrefOf}
      onOpen={list.onOpen}
      selection={selection}
      onSelectionChange={onSelectionChange}
      sort={
        query.sort
          ? {
              column: query.sort.replace(/^-/, ''),
              direction: query.sort.startsWith('-') ? 'descending' : 'ascending',
            }
          : undefined
      }
      onSortChange={({ column, direction }) =>
        change({ ...query, sort: direction === 'descending' ? `-${column}` : String(column), cursor: null })
      }
      isBusy={page.isFetching}
      empty={<Nothing query={query} change={change} empty={list.empty} />}
    />
  );
}

function Nothing({ query, change, empty }: Pick<BodyProps<never>, 'query' | 'change' | 'empty'>) {
  const t = useTranslations('list');
  const isNarrowed = query.search !== '' || Object.keys(query.filters).length > 0;
  if (!isNarrowed) return <EmptyState {...empty} />;
  const clear = () => change({ ...query, search: '', filters: {}, cursor: null });
  return (
    <EmptyState
      title={t('noMatch.title')}
      hint={t('noMatch.hint')}
      action={<Button onPress={clear}>{t('noMatch.action')}</Button>}
    />
  );
}

const WIDTHS = ['w-2/5', 'w-1/3', 'w-1/2', 'w-1/4', 'w-2/5', 'w-1/3'];

function LoadingRows({ label }: { label: string }) {
  const t = useTranslations('list');
  return (
    <div role="status" aria-label={t('loading', { list: label })} aria-busy="true">
      <div className="h-9 border-b border-border" />
      {WIDTHS.map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all alike and never move
        <div key={row} className="flex h-10 items-center gap-8 border-b border-border px-4 last:border-b-0">
          <Skeleton className={width} />
          <Skeleton className="ms-auto w-24" />
        </div>
      ))}
    </div>
  );
}
