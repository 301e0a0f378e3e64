import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import { LOCALES, resolveLocale } from '@/ui/i18n/locale';

const folder = path.join(__dirname, '../../src/ui/i18n/messages');

/** Every text of a message file by its full key. */
function textsOf(file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (node: unknown, key: string) => {
    if (typeof node === 'string') texts.set(key, node);
    else for (const [name, child] of Object.entries(node ?? {})) walk(child, key ? `${key}.${name}` : name);
  };
  walk(JSON.parse(readFileSync(path.join(folder, file), 'utf8')), '');
  return texts;
}

/** Names that a text fills in, e.g. `{count}` and `{limit, number}`. */
function argumentsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? ''))].sort();
}

const english = textsOf('en.json');

test('every language of the console has a file', () => {
  expect(readdirSync(folder).sort()).toEqual(LOCALES.map((locale) => `${locale}.json`).sort());
});

describe.each(LOCALES)('the texts in %s', (locale) => {
  const texts = textsOf(`${locale}.json`);

  test('cover the same keys as English', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('are never empty and fill in the same names', () => {
    for (const [key, text] of texts) {
      expect({ key, text: text.trim() }).not.toEqual({ key, text: '' });
      expect({ key, names: argumentsOf(text) }).toEqual({ key, names: argumentsOf(english.get(key) ?? '') });
    }
  });

  test('can all be written out', () => {
    const failures: string[] = [];
    const messages = JSON.parse(readFileSync(path.join(folder, `${locale}.json`), 'utf8'));
    const t = createTranslator({ locale, messages, onError: (error) => failures.push(error.message) });
    const values = {
      count: 3,
      limit: 3,
      number: 2,
      fields: 'x',
      seal: 2,
      seals: 2,
      rows: 2,
      reason: 'x',
      megabytes: 5,
      name: 'x',
      names: 'x',
      list: 'x',
      page: 'x',
      used: 'x',
      text: 'x',
      group: 'x',
      ms: 20,
      tenant: 'x',
      email: 'x',
      role: 'x',
      calls: 4,
      failures: 1,
      progress: 40,
    };
    for (const key of texts.keys()) t(key as never, values as never);
    expect(failures).toEqual([]);
  });
});

test('Arabic is written in Arabic', () => {
  const untranslated = [...textsOf('ar.json')].filter(([, text]) => !/[\u0600-\u06ff]/.test(text));
  expect(untranslated).toEqual([]);
});

test.each([
  ['ar', 'en-US', 'ar'],
  [undefined, 'fr, ar-EG;q=0.8, en;q=0.5', 'ar'],
  [undefined, 'en;q=0.4, ar;q=0.9', 'ar'],
  [undefined, 'ar;q=0, en', 'en'],
  ['xx', null, 'en'],
  [undefined, 'fr', 'en'],
])('cookie %s and browser %s give %s', (cookie, header, locale) => {
  expect(resolveLocale(cookie, header)).toBe(locale);
});
