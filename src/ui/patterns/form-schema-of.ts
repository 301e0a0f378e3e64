import { z } from 'zod';
import type { FormSchema } from './form-schema';

/**
 * Writes a schema of the API as data that a form can be drawn from. For the server: pages send the result, so that
 * zod stays out of the browser, and the API's own answer says what is wrong.
 * @param schema an object schema
 * @param choices choices by field, where the schema only checks, such as time zones, or names them for programs
 */
export function formSchemaOf(
  schema: z.ZodType,
  choices: Record<string, readonly (string | { value: string; title: string })[]> = {},
): FormSchema {
  const written = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  // Through JSON, because pages can hand plain data alone to the browser.
  const plain: FormSchema = JSON.parse(JSON.stringify(written));
  const chosen = Object.entries(choices).map(([name, values]) => [
    name,
    {
      ...plain.properties?.[name],
      type: undefined,
      enum: undefined,
      anyOf: values.map((choice) =>
        typeof choice === 'string'
          ? { const: choice, title: choice }
          : { const: choice.value, title: choice.title },
      ),
    },
  ]);
  return { ...plain, properties: { ...plain.properties, ...Object.fromEntries(chosen) } };
}
