import { z } from 'zod';
import fontFiles from './font-files.json';

const arabic =
  'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC';
const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const latinExtended =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const ranges = { latin, 'latin-ext': latinExtended, arabic };
type Subset = keyof typeof ranges;

interface Font {
  title: string;
  stack: string;
  /** The font that the installation serves itself; the others are on the visitor's device. */
  served?: { family: string; packageName: string; weights: string; subsets: Subset[] };
}

const sans = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
const serif = "Charter,'Bitstream Charter','Sitka Text',Cambria,Georgia,serif";

const fonts = {
  system: { title: 'System', stack: sans },
  inter: {
    title: 'Inter',
    stack: `'Inter Variable',${sans}`,
    served: {
      family: 'Inter Variable',
      packageName: 'inter',
      weights: '100 900',
      subsets: ['latin', 'latin-ext'],
    },
  },
  manrope: {
    title: 'Manrope',
    stack: `'Manrope Variable',${sans}`,
    served: {
      family: 'Manrope Variable',
      packageName: 'manrope',
      weights: '200 800',
      subsets: ['latin', 'latin-ext'],
    },
  },
  fraunces: {
    title: 'Fraunces',
    stack: `'Fraunces Variable',${serif}`,
    served: {
      family: 'Fraunces Variable',
      packageName: 'fraunces',
      weights: '100 900',
      subsets: ['latin', 'latin-ext'],
    },
  },
  vazirmatn: {
    title: 'Vazirmatn',
    stack: `'Vazirmatn Variable',${sans}`,
    served: {
      family: 'Vazirmatn Variable',
      packageName: 'vazirmatn',
      weights: '100 900',
      subsets: ['arabic', 'latin', 'latin-ext'],
    },
  },
  serif: { title: 'Serif', stack: serif },
  humanist: { title: 'Humanist', stack: "Seravek,'Gill Sans Nova',Ubuntu,Calibri,'DejaVu Sans',sans-serif" },
  geometric: { title: 'Geometric', stack: "Avenir,Montserrat,Corbel,'URW Gothic',sans-serif" },
  mono: {
    title: 'Monospace',
    stack: "ui-monospace,'Cascadia Code','Source Code Pro',Menlo,Consolas,monospace",
  },
} satisfies Record<string, Font>;

/** The fonts a tenant may choose for headings and running text. */
export const FontName = z
  .enum(Object.keys(fonts) as [keyof typeof fonts, ...(keyof typeof fonts)[]])
  .meta({ title: 'Font', description: 'A font of the device or one that the site brings along.' });
export type FontName = z.output<typeof FontName>;

/** The fonts with their titles, for pickers. */
export const fontChoices = FontName.options.map((name) => ({ name, title: fonts[name].title }));

const font = (name: FontName): Font => fonts[name];

const fileUrl = (packageName: string, subset: Subset) => `/vendor/fonts/${packageName}-${subset}.woff2`;

/**
 * Every font file the sites load: its address on each host, and the file of the installed package behind it. Kept as
 * JSON so that the command which copies the files into place reads the same list.
 */
export const siteFontFiles: { url: string; source: string }[] = fontFiles;

/** The fonts that a page uses, each once; right-to-left pages always bring one that covers Arabic script. */
function usedFonts(names: FontName[], rtl: boolean): Font[] {
  return [...new Set(rtl ? [...names, 'vazirmatn' as const] : names)]
    .map(font)
    .filter(({ served }) => served);
}

/** The `font-family` list of a font. Right-to-left pages fall back to a font that covers Arabic script. */
export function fontStack(name: FontName, rtl: boolean): string {
  const { stack } = font(name);
  return rtl && name !== 'vazirmatn' ? `${stack.split(',')[0]},'Vazirmatn Variable',${stack}` : stack;
}

/** The `@font-face` rules of a page's fonts. A browser loads only the subsets that the text needs. */
export function fontFaces(names: FontName[], rtl: boolean): string {
  return usedFonts(names, rtl)
    .flatMap(({ served }) => (served ? served.subsets.map((subset) => ({ ...served, subset })) : []))
    .map(
      ({ family, packageName, weights, subset }) =>
        `@font-face{font-family:'${family}';font-weight:${weights};font-display:swap;src:url(${fileUrl(packageName, subset)}) format('woff2');unicode-range:${ranges[subset]}}`,
    )
    .join('\n');
}

/** The font files worth fetching before the style sheet asks for them: the page's own script. */
export function fontPreloads(names: FontName[], rtl: boolean): string[] {
  if (rtl) return [fileUrl('vazirmatn', 'arabic')];
  return usedFonts(names, false).flatMap(({ served }) =>
    served ? [fileUrl(served.packageName, 'latin')] : [],
  );
}
