import { z } from 'zod';
import type { FormSchema } from './form-schema';

/**
 * Writes a schema of the API as data that a form can be drawn from. For the server: pages send the result, so that
 * zod stays out of the browser, and the API's own answer says what is wrong.
 * @param schema an object schema
 * @param choices further choices by field, where the schema only checks, such as time zones
 */
export function formSchemaOf(schema: z.ZodType, choices: Record<string, readonly string[]> = {}): FormSchema {
  const written = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  // Through JSON, because pages can hand plain data alone to the browser.
  const plain: FormSchema = JSON.parse(JSON.stringify(written));
  const chosen = Object.entries(choices).map(([name, values]) => [
    name,
    {
      ...plain.properties?.[name],
      type: undefined,
      anyOf: values.map((value) => ({ const: value, title: value })),
    },
  ]);
  return { ...plain, properties: { ...plain.properties, ...Object.fromEntries(chosen) } };
}
