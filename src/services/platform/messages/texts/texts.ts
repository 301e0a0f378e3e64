import { ar } from './ar';
import { en } from './en';

/** Every text of a language. */
export type Texts = typeof en;

/** Languages that letters are written in. */
export type LetterLocale = 'en' | 'ar';

const languages: Record<LetterLocale, Texts> = { en, ar };

/** The language that a person is written to in: theirs where there is one, else English. @param locale such as `ar` or `ar-IQ` */
export function letterLocale(locale: string): LetterLocale {
  return locale.split('-')[0]?.toLowerCase() === 'ar' ? 'ar' : 'en';
}

/** The texts of a language. */
export function textsIn(locale: LetterLocale): Texts {
  return languages[locale];
}
