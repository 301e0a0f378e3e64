/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One place where two versions differ; a side that is missing is `undefined`. */
export interface Change {
  /** Where, e.g. `address.city` or `tags.0`. */
  path: string;
  before: Json | undefined;
  after: Json | undefined;
}

/**
 * Lists where two versions of a record differ, down to single values. Lists are compared place by place.
 * @param before the older version, or `null` for a record that did not exist
 * @param after the newer version, or `null` for a record that is gone
 * @returns the changes, in the order of the keys
 */
export function changesBetween(before: Json, after: Json): Change[] {
  return walk('', before ?? undefined, after ?? undefined);
}

function walk(path: string, before: Json | undefined, after: Json | undefined): Change[] {
  const left = entriesOf(before);
  const right = entriesOf(after);
  if (!left && !right) return before === after ? [] : [{ path, before, after }];
  if ((before !== undefined && !left) || (after !== undefined && !right)) return [{ path, before, after }];
  const keys = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
  return [...keys].flatMap((key) => walk(path ? `${path}.${key}` : key, left?.get(key), right?.get(key)));
}

function entriesOf(value: Json | undefined): Map<string, Json> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value));
}
