import { existsSync } from 'node:fs';
import path from 'node:path';
import { brandingCss, contrastRatio, FontName, readableOn, siteFontFiles } from '@/services/sites/render';
import { imageSurface, type SurfaceName, scrim, surfaces } from '@/services/sites/render/branding';
import { mix, standOut } from '@/services/sites/render/contrast';
import { siteDocument } from './site';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777', '#fff', 4.48],
  ['#ff0000', '#ffffff', 4],
  ['#1d4ed8', '#ffffff', 6.7],
])('the contrast of %s and %s is %d:1, in either order', (a, b, ratio) => {
  expect(contrastRatio(a, b)).toBeCloseTo(ratio, 1);
  expect(contrastRatio(b, a)).toBe(contrastRatio(a, b));
});

test.each(['red', '#12345', 'url(x)', '', '#12345g'])('%j is not taken for a colour', (color) => {
  expect(() => contrastRatio(color, '#fff')).toThrow(RangeError);
});

/** A grid over the whole cube of colours: 6 steps a channel. */
const colors = Array.from({ length: 216 }, (_, index) => {
  const byte = (place: number) => (Math.floor(index / 6 ** place) % 6) * 51;
  return `#${[0, 1, 2].map((place) => byte(place).toString(16).padStart(2, '0')).join('')}`;
});

test('text on any colour can be read', () => {
  for (const color of colors) expect(contrastRatio(readableOn(color), color)).toBeGreaterThanOrEqual(4.5);
});

test('a colour is moved only as far as it must be', () => {
  expect(standOut('#1d4ed8', ['#ffffff'], 4.5)).toBe('#1d4ed8');
  const darker = standOut('#facc15', ['#ffffff'], 4.5);
  expect(contrastRatio(darker, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrastRatio(darker, '#ffffff')).toBeLessThan(5);
});

test('mixing goes from one colour to the other', () => {
  expect([
    mix('#000000', '#ffffff', 0),
    mix('#000000', '#ffffff', 0.5),
    mix('#000000', '#ffffff', 1),
  ]).toEqual(['#000000', '#808080', '#ffffff']);
});

describe.each(['light', 'dark'] as const)('with any brand colour on a %s page', (scheme) => {
  test('every text on every surface has 4.5:1, every button and shape 3:1', () => {
    const weak: string[] = [];
    for (const primaryColor of colors) {
      const all = surfaces({ primaryColor, accentColor: mix(primaryColor, '#f59e0b', 0.5) }, scheme);
      for (const name of Object.keys(all) as SurfaceName[]) {
        const surface = all[name];
        const check = (what: string, a: string, b: string, least: number) => {
          if (contrastRatio(a, b) < least)
            weak.push(`${primaryColor} ${name} ${what} ${contrastRatio(a, b).toFixed(2)}`);
        };
        for (const text of ['text', 'soft', 'link'] as const) {
          check(`${text} on a tint`, surface[text], surface.tint, 4.5);
          check(`${text} on the surface`, surface[text], surface.bg, 4.5);
          check(`${text} on a card`, surface[text], surface.card, 4.5);
        }
        check('button text', surface['button-text'], surface.button, 4.5);
        check('hovered button text', surface['button-text'], surface['button-hover'], 4.5);
        check('button', surface.button, surface.bg, 3);
        check('accent', surface.accent, surface.bg, 3);
      }
    }
    expect(weak).toEqual([]);
  });
});

test('text over a background image can be read even when the image is white', () => {
  const brightest = mix('#ffffff', scrim.color, scrim.share);
  for (const primaryColor of colors) {
    const { text, soft, link } = imageSurface(
      surfaces({ primaryColor, accentColor: '#f59e0b' }, 'light').dark,
    );
    for (const color of [text, soft, link])
      expect(contrastRatio(color, brightest)).toBeGreaterThanOrEqual(4.5);
  }
});

describe('branding as style rules', () => {
  const { branding } = siteDocument();

  test('follows the device when the appearance is automatic', () => {
    const css = brandingCss({ ...branding, colorScheme: 'auto' }, false);
    expect(css).toContain('.site{color-scheme:light');
    expect(css).toMatch(/@media \(prefers-color-scheme:dark\)\{\.site\{color-scheme:dark/);
    expect(brandingCss({ ...branding, colorScheme: 'dark' }, false)).not.toContain('@media');
  });

  test('brings the fonts it names and no others', () => {
    const css = brandingCss({ ...branding, headingFont: 'fraunces' }, false);
    expect([...css.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url)).toEqual([
      '/vendor/fonts/fraunces-latin.woff2',
      '/vendor/fonts/fraunces-latin-ext.woff2',
    ]);
    expect(brandingCss(branding, false)).not.toContain('@font-face');
  });

  test('every font file it may ask for is listed and installed', () => {
    const asked = FontName.options.flatMap((name) =>
      [...brandingCss({ ...branding, headingFont: name }, true).matchAll(/url\(([^)]*)\)/g)].map(
        ([, url]) => url,
      ),
    );
    expect([...new Set(asked)].sort()).toEqual(siteFontFiles.map(({ url }) => url).sort());
    for (const { source } of siteFontFiles) expect(existsSync(path.join('node_modules', source))).toBe(true);
  });
});
