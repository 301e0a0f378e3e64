import { z } from 'zod';
import type { FormProblem, Rule } from './form-problems';
import type { FormSchema } from './form-schema';
import { type FormValues, valueAt } from './form-values';

/** What a SchemaForm needs to know of a schema. */
export interface ZodForm {
  schema: FormSchema;
  validate: (values: FormValues) => FormProblem[];
}

/**
 * Turns the API's own zod schema into a form: `<SchemaForm {...zodForm(CreatePage)} … />`.
 * Call it once, outside the component.
 * @param schema an object schema
 */
export function zodForm(schema: z.ZodObject): ZodForm {
  return {
    schema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as FormSchema,
    validate: (values) => {
      const { error } = schema.safeParse(values);
      return error ? error.issues.map((issue) => problemOf(issue, values)) : [];
    },
  };
}

function problemOf(issue: z.core.$ZodIssue, values: FormValues): FormProblem {
  const path = issue.path.map(String);
  return { field: path.join('.'), message: issue.message, ...ruleOf(issue, valueAt(values, path)) };
}

function ruleOf(issue: z.core.$ZodIssue, value: unknown): { rule?: Rule; limit?: number } {
  if (value === undefined || value === null) return { rule: 'required' };
  switch (issue.code) {
    case 'too_small':
      return { rule: SMALL[sizeOf(issue.origin)], limit: Number(issue.minimum) };
    case 'too_big':
      return { rule: BIG[sizeOf(issue.origin)], limit: Number(issue.maximum) };
    case 'invalid_format':
      return { rule: FORMATS[issue.format] };
    case 'invalid_value':
      return { rule: 'choice' };
    default:
      return {};
  }
}

type Size = 'text' | 'list' | 'amount';
const SMALL: Record<Size, Rule> = { text: 'tooShort', list: 'tooFew', amount: 'tooSmall' };
const BIG: Record<Size, Rule> = { text: 'tooLong', list: 'tooMany', amount: 'tooBig' };
const FORMATS: Partial<Record<string, Rule>> = { email: 'email', url: 'url', datetime: 'dateTime' };

function sizeOf(origin: string): Size {
  if (origin === 'string') return 'text';
  return origin === 'array' ? 'list' : 'amount';
}
