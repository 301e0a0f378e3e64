/** Languages that the console is complete in. */
export const LOCALES = ['en', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = 'quintet_locale';
export const DEFAULT_LOCALE: Locale = 'en';

/** Each language by its own name, as a reader of it would look for it. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', ar: 'العربية' };

/**
 * Which way a language is written.
 * @param locale a language of the console
 */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/**
 * Chooses the language: what the viewer set, then what the browser prefers, then English.
 * @param cookie value of the language cookie, untrusted
 * @param acceptLanguage the header as sent, e.g. `fr, ar-EG;q=0.8`
 */
export function resolveLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  return known(cookie) ?? preferred(acceptLanguage ?? '') ?? DEFAULT_LOCALE;
}

function known(language: string | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === language);
}

function preferred(header: string): Locale | undefined {
  const ranked = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
      return { language: tag.toLowerCase().split('-')[0], weight: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return ranked.map(({ language }) => known(language)).find((locale) => locale !== undefined);
}
