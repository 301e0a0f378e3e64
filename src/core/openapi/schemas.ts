import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** A JSON Schema of draft 2020-12, which is OpenAPI 3.1's own. */
export type JsonSchema = { [keyword: string]: unknown };

/** Schemas of a document: those with an id are written once, below `components`. */
export interface SchemaBook {
  /** The schema as it travels in JSON; a reference where it has a name. */
  refer(schema: z.ZodType): JsonSchema;
  /** The fields of an object schema by name, and which of them must be given. */
  fields(schema: z.ZodType): { name: string; schema: JsonSchema; required: boolean }[];
  /** Every named schema that was referred to, in the order of the names. */
  named(): Record<string, JsonSchema>;
}

const DEFINITION = '#/$defs/';
const COMPONENT = '#/components/schemas/';

/** Begins an empty book. @throws Error from `refer` when two different schemas have the same id */
export function schemaBook(): SchemaBook {
  const named = new Map<string, JsonSchema>();

  function refer(schema: z.ZodType): JsonSchema {
    // Inside an object, a named schema is written as a reference, also when it is the one that was asked for.
    const { properties } = convert(z.object({ it: schema }));
    return (properties as Record<string, JsonSchema>).it ?? {};
  }

  function convert(schema: z.ZodType): JsonSchema {
    // Dates are codecs: what travels in JSON is the input side, for bodies and for answers.
    const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: plainer });
    const { $schema: _, $defs = {}, ...root } = JSON.parse(JSON.stringify(whole)) as JsonSchema;
    for (const [id, definition] of Object.entries($defs as Record<string, JsonSchema>)) {
      const { id: _id, ...rest } = definition;
      remember(id, repoint(rest) as JsonSchema);
    }
    return repoint(root) as JsonSchema;
  }

  function remember(id: string, schema: JsonSchema): void {
    const known = named.get(id);
    if (known && !isDeepStrictEqual(known, schema)) throw new Error(`Two schemas have the id ${id}.`);
    named.set(id, schema);
  }

  function fields(schema: z.ZodType) {
    const referred = refer(schema);
    const target =
      typeof referred.$ref === 'string' ? named.get(referred.$ref.slice(COMPONENT.length)) : referred;
    const required = (target?.required ?? []) as string[];
    return Object.entries((target?.properties ?? {}) as Record<string, JsonSchema>).map(([name, field]) => ({
      name,
      schema: field,
      required: required.includes(name),
    }));
  }

  return {
    refer,
    fields,
    named: () => Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Leaves out what a reader of the document does not need: patterns that a format says already, and the widest numbers. */
function plainer({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

function repoint(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(repoint);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const refers = key === '$ref' && typeof inner === 'string' && inner.startsWith(DEFINITION);
      return [key, refers ? COMPONENT + inner.slice(DEFINITION.length) : repoint(inner)];
    }),
  );
}
