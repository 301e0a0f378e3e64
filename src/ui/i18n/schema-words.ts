import type { Locale } from './locale';
import arabic from './schema-words.ar.json';

/**
 * What schemas and catalogues of the API say in English, in the console's other languages. Choices begin with
 * `choice `, because the names that programs send are short and mean other things elsewhere.
 */
const WORDS: Partial<Record<Locale, Readonly<Record<string, string>>>> = { ar: arabic };

const TEXTS = ['title', 'description', 'label'];

/**
 * Puts the titles, descriptions and labels inside plain data into a language; what has no words there stays English.
 * For the server, so that the words of other languages stay out of the browser.
 * @param locale the viewer's language
 * @param value plain data such as a form's schema
 */
export function inLanguage<Value>(locale: Locale, value: Value): Value {
  const words = WORDS[locale];
  return words ? (translated(value, words) as Value) : value;
}

function translated(value: unknown, words: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((entry) => translated(entry, words));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    // What a form begins with is the site's own content.
    if (key === 'default' || key === 'defaults') return [key, inner];
    if (TEXTS.includes(key) && typeof inner === 'string') return [key, words[inner] ?? inner];
    return [key, translated(inner, words)];
  });
  return withChoiceNames(Object.fromEntries(entries), words);
}

function withChoiceNames(schema: Record<string, unknown>, words: Readonly<Record<string, string>>) {
  const { enum: names, ...rest } = schema;
  const isKnown = (name: unknown) => typeof name === 'string' && words[`choice ${name}`] !== undefined;
  if (!Array.isArray(names) || !names.every(isKnown)) return schema;
  return {
    ...rest,
    type: undefined,
    anyOf: names.map((name) => ({ const: name, title: words[`choice ${name}`] })),
  };
}
