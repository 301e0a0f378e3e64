import type { FormProblem } from './form-problems';
import type { Field } from './form-schema';
import { type FormValues, valueAt } from './form-values';

/**
 * Finds the required fields that are empty, so that the viewer's own language says so before the API is asked.
 * @param fields the form's fields
 * @param values the values as they would be sent
 * @param path where the fields lie
 */
export function requiredProblems(
  fields: readonly Field[],
  values: FormValues,
  path: readonly string[] = [],
): FormProblem[] {
  return fields.flatMap((field) => problemsOf(field, values, [...path, field.name]));
}

function problemsOf(field: Field, values: FormValues, path: readonly string[]): FormProblem[] {
  const value = valueAt(values, path);
  if (field.kind === 'group' && value) return requiredProblems(field.fields, values, path);
  if (field.kind === 'list' && Array.isArray(value)) {
    return value.flatMap((_, place) => problemsOf(field.item, values, [...path, String(place)]));
  }
  const mayBeEmpty = field.kind === 'list' || field.kind === 'boolean' || !needsValue(field);
  const isEmpty = value === undefined || value === null || value === '';
  if (mayBeEmpty || !isEmpty) return [];
  return [{ field: path.join('.'), message: '', rule: 'required' }];
}

/** A required text without a least length may be empty, as the schema says. */
function needsValue(field: Field): boolean {
  const isAnyText = 'minLength' in field && field.minLength === undefined && field.kind !== 'color';
  return field.isRequired && !isAnyText;
}
