import { z } from 'zod';
import { contrastRatio, isHexColor, mix, readableOn, standOut } from './contrast';
import { FontName, fontFaces, fontStack } from './fonts';

const color = (title: string, description: string) =>
  z
    .string()
    .refine(isHexColor, 'Use a colour of the form #rrggbb.')
    .meta({ title, description, 'x-input': 'color' });

export const ColorScheme = z
  .enum(['light', 'dark', 'auto'])
  .meta({ title: 'Appearance', description: 'Light, dark, or as the visitor’s device is set.' });

/** What of a tenant's branding the pages are drawn with. */
export const BrandingStyle = z.object({
  siteName: z.string(),
  tagline: z.string().nullable(),
  logoAssetId: z.string().nullable(),
  faviconAssetId: z.string().nullable(),
  primaryColor: color('Main colour', 'Buttons, links and coloured sections.'),
  accentColor: color('Second colour', 'Small accents.'),
  colorScheme: ColorScheme,
  headingFont: FontName,
  bodyFont: FontName,
  /** As sanitizeCss returned it. */
  customCss: z.string(),
});
export type BrandingStyle = z.output<typeof BrandingStyle>;

/** The colours on one surface. Each text colour stands out from the surface by at least 4.5:1, `accent` (shapes only) by 3:1. */
export interface Surface {
  bg: string;
  card: string;
  text: string;
  soft: string;
  line: string;
  link: string;
  accent: string;
  tint: string;
  button: string;
  'button-hover': string;
  'button-text': string;
}

const readable = 4.5;

function surface(bg: string, card: string, brand: string, accent: string): Surface {
  const text = mix(readableOn(bg), bg, 0.06);
  const backgrounds = [bg, card];
  const wash = mix(bg, standOut(brand, backgrounds, 3), readableOn(bg) === '#ffffff' ? 0.16 : 0.1);
  // On a middling brand colour even the faintest wash would cost the text its contrast.
  const tint = contrastRatio(readableOn(bg), wash) >= readable ? wash : card;
  const night = readableOn(bg) === '#ffffff';
  // A button must be told from the surface around it (3:1, WCAG 1.4.11). A brand colour too near the night is not
  // bleached until it does: a button in the colour of the text looks better.
  const button = contrastRatio(brand, bg) >= 3 ? brand : night ? text : standOut(brand, [bg], 3);
  const buttonText = readableOn(button);
  return {
    bg,
    card,
    text: standOut(text, backgrounds, 7),
    soft: standOut(mix(text, bg, 0.32), [...backgrounds, tint], readable),
    line: mix(text, bg, 0.86),
    link: standOut(brand, [...backgrounds, tint], readable),
    accent: standOut(accent, backgrounds, 3),
    tint,
    button,
    'button-hover': mix(button, buttonText === '#ffffff' ? '#000000' : '#ffffff', 0.14),
    'button-text': buttonText,
  };
}

export type SurfaceName = 'default' | 'muted' | 'brand' | 'dark';

/**
 * The colours of a site's four surfaces.
 * @param branding - brand and accent colour
 * @param scheme - light or dark
 */
export function surfaces(
  { primaryColor: brand, accentColor: accent }: Pick<BrandingStyle, 'primaryColor' | 'accentColor'>,
  scheme: 'light' | 'dark',
): Record<SurfaceName, Surface> {
  const light = scheme === 'light';
  const night = mix('#0d0f13', brand, 0.05);
  const page = light ? '#ffffff' : night;
  const muted = light ? mix('#f9f9f9', brand, 0.035) : mix('#15181d', brand, 0.06);
  const dark = light ? mix('#101318', brand, 0.12) : mix('#07080a', brand, 0.03);
  const onBrand = readableOn(brand);
  return {
    default: surface(page, light ? '#ffffff' : mix('#15181d', brand, 0.06), brand, accent),
    muted: surface(muted, light ? '#ffffff' : mix('#1c2026', brand, 0.06), brand, accent),
    brand: surface(brand, mix(brand, onBrand === '#ffffff' ? '#000000' : '#ffffff', 0.08), onBrand, onBrand),
    dark: surface(dark, mix(dark, '#ffffff', 0.05), brand, accent),
  };
}

/** What lies over a background image: dense enough for light text on a white picture. */
export const scrim = { color: '#080a0e', share: 0.68 };

/** The colours over a background image, whose own brightness nobody knows: text in one strong shade. */
export function imageSurface(dark: Surface): Surface {
  return { ...dark, soft: dark.text, link: dark.text };
}

const alpha = (share: number) =>
  Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');

const declarations = (colors: Surface) =>
  Object.entries(colors)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

function schemeRules(branding: BrandingStyle, scheme: 'light' | 'dark'): string {
  const all = surfaces(branding, scheme);
  return [
    `.site{color-scheme:${scheme};${declarations(all.default)}}`,
    `.surface-muted{${declarations(all.muted)}}`,
    `.surface-brand{${declarations(all.brand)}}`,
    `.surface-dark{${declarations(all.dark)}}`,
    `.surface-image{${declarations(imageSurface(all.dark))};--scrim:${scrim.color}${alpha(scrim.share)}}`,
  ].join('\n');
}

/**
 * A tenant's branding as style rules: colours of every surface as custom properties, fonts, both schemes when the
 * appearance follows the device.
 * @param rtl - whether the page reads from right to left, which needs a font for its script
 */
export function brandingCss(branding: BrandingStyle, rtl: boolean): string {
  const { headingFont, bodyFont, colorScheme } = branding;
  const fonts = `.site{--heading-font:${fontStack(headingFont, rtl)};--body-font:${fontStack(bodyFont, rtl)}}`;
  const colors =
    colorScheme === 'auto'
      ? `${schemeRules(branding, 'light')}\n@media (prefers-color-scheme:dark){${schemeRules(branding, 'dark')}}`
      : schemeRules(branding, colorScheme);
  return [fontFaces([headingFont, bodyFont], rtl), fonts, colors].filter(Boolean).join('\n');
}
