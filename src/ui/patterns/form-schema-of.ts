import { z } from 'zod';
import type { FormSchema } from './form-schema';

type Choices = Record<string, readonly (string | { value: string; title: string })[]>;

/**
 * Writes a schema of the API as data that a form can be drawn from. For the server: pages send the result, so that
 * zod stays out of the browser, and the API's own answer says what is wrong.
 * @param schema an object schema
 * @param choices choices by field, where the schema only checks, such as time zones, or names them for programs
 */
export function formSchemaOf(schema: z.ZodType, choices: Choices = {}): FormSchema {
  const written = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  // Through JSON, because pages can hand plain data alone to the browser.
  const plain: FormSchema = JSON.parse(JSON.stringify(inlined(written, written.$defs ?? {})));
  const chosen = Object.entries(choices).map(([name, values]) => [
    name,
    { ...plain.properties?.[name], type: undefined, enum: undefined, anyOf: values.map(choiceSchema) },
  ]);
  return { ...plain, properties: { ...plain.properties, ...Object.fromEntries(chosen) } };
}

/**
 * The schema of a form that changes something: an emptied field must not turn back into what it would begin with.
 * @param schema from `formSchemaOf`
 */
export function withoutDefaults(schema: FormSchema): FormSchema {
  const properties = Object.entries(schema.properties ?? {});
  return {
    ...schema,
    properties: Object.fromEntries(
      properties.map(([name, field]) => [name, { ...field, default: undefined }]),
    ),
  };
}

function choiceSchema(choice: Choices[string][number]): FormSchema {
  return typeof choice === 'string'
    ? { const: choice, title: choice }
    : { const: choice.value, title: choice.title };
}

/** Named schemas are written once and referred to; a form reads them where they stand. */
function inlined(value: unknown, named: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((entry) => inlined(entry, named));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, $defs: _, ...own } = Object.fromEntries(Object.entries(value));
  const target = typeof $ref === 'string' ? inlined(named[$ref.replace('#/$defs/', '')], named) : {};
  const entries = Object.entries(own).map(([key, inner]) => [key, inlined(inner, named)]);
  return Object.assign({}, target, Object.fromEntries(entries));
}
