/** What a list is asked for; lives in the address, so a view can be bookmarked and sent. */
export interface ListQuery {
  search: string;
  /** A field's name, with `-` before it for the largest first; `null` for the list's own order. */
  sort: string | null;
  /** Chosen values by filter; a filter without values is absent. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** Opaque place in the list; `null` is the beginning. */
  cursor: string | null;
}

/**
 * Reads a list's query out of an address.
 * @param params the address's query string
 * @param filterIds the filters that the list has; anything else in the address is left alone
 */
export function readListQuery(params: URLSearchParams, filterIds: readonly string[]): ListQuery {
  const chosen = filterIds.map((id) => [id, params.get(id)?.split(',').filter(Boolean) ?? []] as const);
  return {
    search: params.get('search') ?? '',
    sort: params.get('sort'),
    filters: Object.fromEntries(chosen.filter(([, values]) => values.length > 0)),
    cursor: params.get('cursor'),
  };
}

/**
 * Writes a query the way the address and the API take it: `search`, `sort`, `cursor`, and one parameter per
 * filter with its values joined by commas.
 */
export function listParams({ search, sort, filters, cursor }: ListQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (search) params.set('search', search);
  for (const [id, values] of Object.entries(filters)) params.set(id, values.join(','));
  if (sort) params.set('sort', sort);
  if (cursor) params.set('cursor', cursor);
  return params;
}

/** Sets one filter's values and goes back to the beginning of the list; no values removes the filter. */
export function withFilter(query: ListQuery, id: string, values: readonly string[]): ListQuery {
  const { [id]: _, ...others } = query.filters;
  return { ...query, filters: values.length > 0 ? { ...others, [id]: values } : others, cursor: null };
}
