import { readFileSync } from 'node:fs';
import path from 'node:path';

const css = readFileSync(path.join(__dirname, '../../app/globals.css'), 'utf8');

/** Both values of one colour of the palette, as `#rrggbb`. */
function colour(name: string): { light: string; dark: string } {
  const found = css.match(new RegExp(`--color-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`));
  if (!found?.[1] || !found[2]) throw new Error(`The palette has no colour "${name}"`);
  return { light: found[1], dark: found[2] };
}

/** Relative luminance as WCAG 2 defines it, 0 for black to 1 for white. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['surface', 'raised', 'sunken', 'hover'];
const texts: string[][] = [
  ...['text', 'muted', 'accent-text', 'danger', 'success', 'warning'].flatMap((text) =>
    grounds.map((ground) => [text, ground]),
  ),
  ...['accent', 'danger', 'success', 'warning'].map((tone) => [
    tone === 'accent' ? 'accent-text' : tone,
    `${tone}-soft`,
  ]),
  ['text', 'accent-soft'],
  ['muted', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'danger-solid'],
  ['on-accent', 'danger-solid-hover'],
  ['surface', 'text'],
];
const edges = [
  ['field-border', 'raised'],
  ['field-border', 'surface'],
  ['ring', 'surface'],
  ['ring', 'raised'],
] as const;

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  test.each(texts)('%s can be read on %s', (text = '', ground = '') => {
    expect(contrast(colour(text)[theme], colour(ground)[theme])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edges)('%s can be made out on %s', (edge, ground) => {
    expect(contrast(colour(edge)[theme], colour(ground)[theme])).toBeGreaterThanOrEqual(3);
  });
});
