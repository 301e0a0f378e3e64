/** Where dragged items are let go: before or after another item, or on it. */
export interface DropPlace {
  key: string | number;
  dropPosition: 'before' | 'after' | 'on';
}

/**
 * The order after some items were moved; the moved ones keep their order among themselves.
 * @param items all items, in the old order
 * @param keyOf names an item
 * @param keys the moved items
 * @param place where they were let go; `on` counts as after
 */
export function moved<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  keys: Iterable<string | number>,
  place: DropPlace,
): Item[] {
  const names = new Set([...keys].map(String));
  if (names.has(String(place.key))) return [...items];
  const dragged = items.filter((item) => names.has(keyOf(item)));
  const rest = items.filter((item) => !names.has(keyOf(item)));
  const target = rest.findIndex((item) => keyOf(item) === String(place.key));
  const at = place.dropPosition === 'before' ? target : target + 1;
  return [...rest.slice(0, at), ...dragged, ...rest.slice(at)];
}
