import { type Compare, type Filter, flatten, parse } from 'scim2-parse-filter';
import { invalid } from '@/core/errors';
import { isUuid } from '@/core/ids';

/** How one attribute of a filter is asked of the database. */
export type Ask<Where> = (operator: string, value: Compare['compValue']) => Where | undefined;

/**
 * A SCIM filter as a condition of the database.
 * @param asks what can be filtered by, names in lower case
 * @throws VALIDATION_ERROR on `filter` for one that cannot be read, or asks what is not offered
 */
export function whereOf<Where extends object>(
  filter: string | undefined,
  asks: Record<string, Ask<Where>>,
): object {
  if (filter === undefined) return {};
  return translate(parsed(filter), asks);
}

function parsed(filter: string): Filter {
  try {
    // `emails[type eq "work"]` is asked as `emails.type eq "work"`: each list has one entry here, or is asked by one name.
    return flatten(parse(filter));
  } catch (cause) {
    if (cause instanceof Error) throw invalid('filter', `Cannot be read: ${cause.message.slice(0, 200)}`);
    throw cause;
  }
}

function translate<Where extends object>(filter: Filter, asks: Record<string, Ask<Where>>): object {
  if ('filters' in filter) {
    const parts = filter.filters.map((part) => translate(part, asks));
    return filter.op === 'and' ? { AND: parts } : { OR: parts };
  }
  if ('filter' in filter) return { NOT: translate(filter.filter, asks) };
  if ('compValue' in filter) {
    const asked = asks[withoutSchema(filter.attrPath)]?.(filter.op, filter.compValue);
    if (asked) return asked;
  }
  const names = Object.keys(asks).join(', ');
  throw invalid(
    'filter',
    `Can ask by ${names}, with eq; by names also with sw and co; joined by and, or and not.`,
  );
}

function withoutSchema(path: string): string {
  return path.toLowerCase().replace(/^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/, '');
}

/** A text that is compared without regard to case. */
export function textCondition(operator: string, value: Compare['compValue']) {
  if (typeof value !== 'string') return undefined;
  const mode = 'insensitive' as const;
  if (operator === 'eq') return { equals: value, mode };
  if (operator === 'sw') return { startsWith: value, mode };
  if (operator === 'co') return { contains: value, mode };
  return undefined;
}

/** An id: whatever is none is the id of nothing. */
export function idCondition(operator: string, value: Compare['compValue']) {
  if (operator !== 'eq' || typeof value !== 'string') return undefined;
  return isUuid(value) ? { equals: value } : { in: [] };
}

/** A text that is compared as it is. */
export function exactCondition(operator: string, value: Compare['compValue']) {
  return operator === 'eq' && typeof value === 'string' ? { equals: value } : undefined;
}
