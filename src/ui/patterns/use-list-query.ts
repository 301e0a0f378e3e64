'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type ListQuery, listParams, readListQuery } from './list-query';

/**
 * Keeps a list's query in the address bar.
 * @param filterIds the filters that the list has; must be the same array at every render
 * @returns the query, and a function that replaces it without adding to the browser's history
 */
export function useListQuery(filterIds: readonly string[]): [ListQuery, (query: ListQuery) => void] {
  const params = useSearchParams();
  const query = useMemo(() => readListQuery(new URLSearchParams(params), filterIds), [params, filterIds]);
  const setQuery = useCallback((next: ListQuery) => {
    const text = listParams(next).toString();
    // Next follows the browser's own history calls, and this one does not fetch the page again.
    window.history.replaceState(null, '', text ? `?${text}` : window.location.pathname);
  }, []);
  return [query, setQuery];
}
