import type { Field } from './form-schema';

/** What a form holds: plain data by field name. */
export type FormValues = Record<string, unknown>;

/** Where a value lies, e.g. `['items', '0', 'name']`; written with dots in a field problem. */
export type Path = readonly string[];

/** Reads the value at a path; `undefined` where the way ends early. */
export function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (isContainer(value) ? Reflect.get(value, key) : undefined),
    values,
  );
}

/** Copies the values with one of them replaced; what lies beside the path is shared, not copied. */
export function withValueAt(values: FormValues, path: Path, value: unknown): FormValues {
  const [key, ...rest] = path;
  if (key === undefined) throw new Error('A path to a field needs at least one name');
  return { ...values, [key]: replaced(values[key], rest, value) };
}

function replaced(container: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(container)) {
    return container.map((entry, index) => (String(index) === key ? replaced(entry, rest, value) : entry));
  }
  const old = isContainer(container) ? container : {};
  return { ...old, [key]: replaced(Reflect.get(old, key), rest, value) };
}

/**
 * What a field holds before anything is typed: its default, or the emptiest value of its kind.
 * @param field the field
 */
export function emptyValue(field: Field): unknown {
  if (field.default !== undefined) return field.default;
  switch (field.kind) {
    case 'boolean':
      return false;
    case 'list':
      return Array.from({ length: field.isRequired ? field.minItems : 0 }, () => emptyValue(field.item));
    case 'group':
      return field.isRequired ? startValues(field.fields, {}) : null;
    case 'number':
    case 'dateTime':
    case 'choice':
    case 'image':
      return null;
    default:
      return '';
  }
}

/**
 * Fills in what is not there yet, so that every field has a value to show.
 * @param fields the form's fields
 * @param values what is known already
 */
export function startValues(fields: readonly Field[], values: FormValues): FormValues {
  const entries = fields.map((field) => [field.name, startValue(field, values[field.name])]);
  return { ...values, ...Object.fromEntries(entries) };
}

function startValue(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return emptyValue(field);
  if (field.kind === 'group' && isContainer(value)) return startValues(field.fields, { ...value });
  if (field.kind === 'list' && Array.isArray(value))
    return value.map((entry) => startValue(field.item, entry));
  return value;
}

/**
 * The values as the API takes them: what was left empty is left out, or `null` where the field allows it.
 * @param fields the form's fields
 * @param values what the form holds
 */
export function sentValues(fields: readonly Field[], values: FormValues): FormValues {
  const entries = fields.map((field) => [field.name, sentValue(field, values[field.name])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function sentValue(field: Field, value: unknown): unknown {
  if (field.kind === 'group' && isContainer(value)) return sentValues(field.fields, { ...value });
  if (field.kind === 'list' && Array.isArray(value))
    return value.map((entry) => sentValue(field.item, entry));
  const isEmpty = value === null || value === undefined || Number.isNaN(value) || value === '';
  if (!isEmpty || (value === '' && mayBeEmptyText(field))) return value;
  return field.isNullable ? null : undefined;
}

/** Leaving out a text that was emptied would bring its default back. */
function mayBeEmptyText(field: Field): boolean {
  const isUnbounded = 'minLength' in field && field.minLength === undefined;
  return isUnbounded && !field.isNullable && (field.isRequired || field.default !== undefined);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
