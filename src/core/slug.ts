import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/**
 * An address from a title: Latin letters without their marks, digits, and hyphens.
 * @param maxLength characters
 * @param otherwise begins the address of a title that has none of these (in Arabic, say), followed by six at random
 */
export function slugFrom(title: string, maxLength: number, otherwise: string): string {
  const words = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = words
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
  if (slug !== '') return slug;
  const random = Array.from({ length: 6 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return `${otherwise}-${random}`;
}
