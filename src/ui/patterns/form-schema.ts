/** The part of JSON Schema that a form reads; `z.toJSONSchema` writes it and the API may send it. */
export interface FormSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, FormSchema>;
  required?: string[];
  items?: FormSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: FormSchema[];
  oneOf?: FormSchema[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
  /**
   * How to draw it where the type alone does not say, set with zod's `.meta({ 'x-input': … })`: `multiline`,
   * `html`, `code`, `color`, `rich-text`, `image`, `url`, `tel`. Anything else is drawn by its type.
   */
  'x-input'?: string;
}

interface Common {
  /** The key inside its object. */
  name: string;
  title: string;
  description?: string;
  isRequired: boolean;
  /** An emptied value is sent as `null` rather than left out. */
  isNullable: boolean;
  default?: unknown;
}

export type TextField = Common & {
  kind: 'text' | 'multiline' | 'richText' | 'color';
  inputType: 'text' | 'email' | 'url' | 'tel';
  minLength?: number;
  maxLength?: number;
};
export type NumberField = Common & { kind: 'number'; isInteger: boolean; minimum?: number; maximum?: number };
/** One choice; `sent` is the value that the API knows, `value` its text in the list. */
export interface SchemaChoice {
  value: string;
  label: string;
  sent: unknown;
}
export type ChoiceField = Common & { kind: 'choice'; choices: SchemaChoice[] };
export type ListField = Common & { kind: 'list'; item: Field; minItems: number; maxItems?: number };
export type GroupField = Common & { kind: 'group'; fields: Field[] };
/** A picture: an asset's id, or an object with the id and what belongs to it, whose fields are `fields`. */
export type ImageField = Common & { kind: 'image'; fields?: Field[] };
export type PlainField = Common & { kind: 'boolean' | 'dateTime' };

/** One field of a form. */
export type Field = TextField | NumberField | ChoiceField | ListField | GroupField | ImageField | PlainField;

/**
 * Reads the fields of an object schema, in the schema's order.
 * @param schema JSON Schema of an object
 * @throws Error when a property has a shape that no field can hold, naming it
 */
export function fieldsOf(schema: FormSchema): Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, required.has(name)),
  );
}

function fieldOf(name: string, property: FormSchema, isRequired: boolean): Field {
  const { schema, isNullable } = withoutNull(property);
  const common: Common = {
    name,
    title: property.title ?? schema.title ?? titleFrom(name),
    description: property.description ?? schema.description,
    isRequired: isRequired && property.default === undefined && !isNullable,
    isNullable,
    default: property.default ?? schema.default,
  };
  const choices = choicesOf(schema);
  if (choices) return { ...common, kind: 'choice', choices };
  switch (schema.type) {
    case 'string':
      return stringField(common, schema);
    case 'number':
    case 'integer':
      return {
        ...common,
        kind: 'number',
        isInteger: schema.type === 'integer',
        minimum: schema.minimum,
        maximum: schema.maximum,
      };
    case 'boolean':
      return { ...common, kind: 'boolean' };
    case 'object':
      return { ...common, kind: schema['x-input'] === 'image' ? 'image' : 'group', fields: fieldsOf(schema) };
    case 'array':
      return listField(common, schema);
    default:
      throw new Error(`No form field can hold "${name}"`);
  }
}

function stringField(common: Common, schema: FormSchema): Field {
  const { format, minLength, maxLength, 'x-input': input = '' } = schema;
  if (format === 'date-time') return { ...common, kind: 'dateTime' };
  if (input === 'image') return { ...common, kind: 'image' };
  const kind = TEXT_KINDS[input] ?? 'text';
  return { ...common, kind, inputType: INPUT_TYPES[format ?? input] ?? 'text', minLength, maxLength };
}

const TEXT_KINDS: Partial<Record<string, TextField['kind']>> = {
  multiline: 'multiline',
  html: 'multiline',
  code: 'multiline',
  color: 'color',
  'rich-text': 'richText',
};
const INPUT_TYPES: Partial<Record<string, TextField['inputType']>> = {
  email: 'email',
  uri: 'url',
  url: 'url',
  tel: 'tel',
};

function listField(common: Common, { items, minItems = 0, maxItems }: FormSchema): Field {
  if (!items) throw new Error(`The list "${common.name}" does not say what it holds`);
  // Whether an entry is there at all is the list's business; an entry that is there is to be filled in.
  const item = fieldOf(common.name, items, true);
  return {
    ...common,
    kind: 'list',
    item: { ...item, title: items.title ?? common.title },
    minItems,
    maxItems,
  };
}

function withoutNull(schema: FormSchema): { schema: FormSchema; isNullable: boolean } {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null');
    return { schema: { ...schema, type: types[0] }, isNullable: types.length < schema.type.length };
  }
  const options = schema.anyOf ?? schema.oneOf;
  if (!options) return { schema, isNullable: false };
  const kept = options.filter(({ type }) => type !== 'null');
  const isNullable = kept.length < options.length;
  const [only] = kept;
  const rest = { ...schema, anyOf: undefined, oneOf: undefined };
  if (kept.length === 1 && only) return { schema: { ...only, ...defined(rest) }, isNullable };
  return { schema: { ...rest, anyOf: kept }, isNullable };
}

/** What the outer schema says wins over what the option inside says, as with `.nullable().meta(…)`. */
function defined(schema: FormSchema): FormSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

function choicesOf(schema: FormSchema): ChoiceField['choices'] | undefined {
  if (schema.const !== undefined) return [choice(schema.const, schema.title)];
  if (schema.enum) return schema.enum.map((value) => choice(value));
  const options = schema.anyOf ?? schema.oneOf;
  const lists = options?.map(choicesOf);
  if (!lists || lists.some((list) => list === undefined)) return undefined;
  return lists.flatMap((list) => list ?? []);
}

function choice(value: unknown, title?: string): SchemaChoice {
  return { value: String(value), label: title ?? titleFrom(String(value)), sent: value };
}

/** `publishedAt` and `published_at` read as “Published at”. */
function titleFrom(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
