import type { JsonSchema } from './schemas';

// Sample values are made from the schemas, so that they cannot age. An author's own `.meta({ examples })` comes first.

const BY_NAME: [name: RegExp, value: string][] = [
  [/^e-?mail/i, 'ada@example.com'],
  [/password$/i, 'Sunny-Day-42'],
  [/^(accessToken)$/, 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl'],
  [/token$|^secret$|^key$/i, 'shown-once'],
  [/url$|^link$|^website$/i, 'https://shop.example/hooks'],
  [/phone|mobile/i, '+442071838750'],
  [/locale|language/i, 'en'],
  [/time_?zone/i, 'Europe/London'],
  [/currency/i, 'EUR'],
  [/country/i, 'GB'],
  [/colou?r/i, '#1f6feb'],
  [/slug|subdomain/i, 'about-us'],
  [/title|subject/i, 'About us'],
  [/^name$|name$/i, 'Ada Lovelace'],
  [/reason|note|description|message|comment|text|body/i, 'A short sentence.'],
];

/** Tried in turn for a string with a pattern or a length. */
const PLAIN = [
  'example',
  'Example 1',
  'EXAMPLE',
  'EX-1',
  '2026-01-31',
  '09:00',
  '2026-01-31T09:00:00Z',
  'en',
  'EUR',
  '#1f6feb',
  'pages:read',
  'page.created',
  'https://example.com',
  '+442071838750',
  '0',
  '12.50',
  'a',
];

const BY_FORMAT: Record<string, string> = {
  uuid: '01900000-0000-7000-8000-000000000000',
  'date-time': '2026-01-31T09:00:00.000Z',
  date: '2026-01-31',
  time: '09:00:00',
  duration: 'PT1H',
  email: 'ada@example.com',
  uri: 'https://example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  base64: 'ZXhhbXBsZQ==',
};

/** Deep enough for every answer; a schema that contains itself ends here. */
const MAX_DEPTH = 8;

/**
 * Makes a sample value of a schema.
 * @param schemas what `$ref` points to, by name
 * @param name the field's name, which tells a person what a bare string means
 */
export function exampleOf(
  schema: JsonSchema,
  schemas: Record<string, JsonSchema>,
  name = '',
  depth = 0,
): unknown {
  if (Array.isArray(schema.examples) && schema.examples.length > 0) return schema.examples[0];
  if (typeof schema.$ref === 'string') {
    const target = schemas[schema.$ref.split('/').at(-1) ?? ''];
    return target ? exampleOf(target, schemas, name, depth) : null;
  }
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  // What refers to something else is best left open: the sample's id would name nothing.
  if (/Id$/.test(name) && JSON.stringify(schema.anyOf ?? []).includes('"null"')) return null;
  const choice = [schema.anyOf, schema.oneOf].find(Array.isArray) as JsonSchema[] | undefined;
  if (choice?.[0]) return depth > MAX_DEPTH ? null : exampleOf(choice[0], schemas, name, depth + 1);
  if (schema.type === undefined && Array.isArray(schema.allOf))
    return mergedExample(schema.allOf, schemas, depth);
  return byType(schema, schemas, name, depth);
}

function mergedExample(parts: JsonSchema[], schemas: Record<string, JsonSchema>, depth: number): unknown {
  return Object.assign({}, ...parts.map((part) => exampleOf(part, schemas, '', depth + 1)));
}

function byType(
  schema: JsonSchema,
  schemas: Record<string, JsonSchema>,
  name: string,
  depth: number,
): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return objectExample(schema, schemas, depth);
  if (type === 'array') {
    const items = schema.items as JsonSchema | undefined;
    // A list's name says what one of its items is called.
    return items && depth < MAX_DEPTH ? [exampleOf(items, schemas, name.replace(/s$/, ''), depth + 1)] : [];
  }
  if (type === 'string') return stringExample(schema, name);
  if (type === 'integer' || type === 'number') return numberExample(schema);
  if (type === 'boolean') return true;
  return type === 'null' ? null : {};
}

function objectExample(schema: JsonSchema, schemas: Record<string, JsonSchema>, depth: number): unknown {
  if (depth > MAX_DEPTH) return {};
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const required = (schema.required ?? []) as string[];
  const given = Object.entries(properties).filter(
    ([name, { format }]) => required.includes(name) || !(name.endsWith('Id') && format === 'uuid'),
  );
  return Object.fromEntries(given.map(([name, field]) => [name, exampleOf(field, schemas, name, depth + 1)]));
}

function stringExample(schema: JsonSchema, name: string): string {
  const format = typeof schema.format === 'string' ? BY_FORMAT[schema.format] : undefined;
  if (format !== undefined) return format;
  const named = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  const candidates = [...(named === undefined ? [] : [named]), ...PLAIN];
  return candidates.find((text) => fits(text, schema)) ?? 'x'.repeat(Number(schema.minLength ?? 1));
}

function fits(text: string, schema: JsonSchema): boolean {
  if (text.length < Number(schema.minLength ?? 0) || text.length > Number(schema.maxLength ?? 1e9))
    return false;
  const patterns = [schema.pattern, ...((schema.allOf ?? []) as JsonSchema[]).map((part) => part.pattern)];
  return patterns.every((pattern) => typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text));
}

function numberExample(schema: JsonSchema): number {
  const least = Number(
    schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : Number(schema.exclusiveMinimum) + 1),
  );
  return Math.min(Math.max(least, 1), Number(schema.maximum ?? 1e9));
}
