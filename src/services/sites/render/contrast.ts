type Rgb = [red: number, green: number, blue: number];

const hexColor = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** Tells whether a text is a colour as branding stores it: `#rgb` or `#rrggbb`. */
export function isHexColor(text: string): boolean {
  return hexColor.test(text);
}

function parse(color: string): Rgb {
  if (!isHexColor(color)) throw new RangeError(`Not a colour of the form #rrggbb: ${color}`);
  const digits =
    color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit).join('') : color.slice(1);
  const number = Number.parseInt(digits, 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** Relative luminance of WCAG 2.2, 0 (black) to 1 (white). */
function luminance(color: string): number {
  const [red, green, blue] = parse(color).map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The contrast of two colours after WCAG 2.2, 1 to 21, in either order.
 * @throws RangeError when one is not `#rgb` or `#rrggbb`
 */
export function contrastRatio(a: string, b: string): number {
  return ratioOf(luminance(a), luminance(b));
}

const ratioOf = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

const hex = (bytes: number[]) => `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** The colour that lies `share` (0 to 1) of the way from `a` to `b`. */
export function mix(a: string, b: string, share: number): string {
  const to = parse(b);
  const bytes = parse(a).map((byte, index) => Math.round(byte + ((to[index] ?? 0) - byte) * share));
  return hex(bytes);
}

/** The text colour for a surface: white, else near black, else black. Always at least 4.5:1. */
export function readableOn(background: string): string {
  return ['#ffffff', '#111318'].find((text) => contrastRatio(text, background) >= 4.5) ?? '#000000';
}

/** The colour moved `share` (0 to 1) of the way to white by its HSL lightness, which keeps it colourful. */
function lighten(color: string, share: number): string {
  const [red, green, blue] = parse(color).map((byte) => byte / 255) as Rgb;
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const lightness = (high + low) / 2;
  const target = lightness + (1 - lightness) * share;
  // Chroma may grow only as far as the lightness allows it: 1 - |2L - 1|.
  const room = 1 - Math.abs(2 * target - 1);
  const hadRoom = 1 - Math.abs(2 * lightness - 1);
  const scale = hadRoom === 0 ? 0 : room / hadRoom;
  const bytes = [red, green, blue].map((channel) =>
    Math.round((target + (channel - lightness) * scale) * 255),
  );
  return hex(bytes);
}

/**
 * The colour nearest to `color` that stands out from every one of `backgrounds` by `ratio`, found by moving it
 * towards black or white. When the backgrounds leave no such colour, the best of black and white.
 */
export function standOut(color: string, backgrounds: readonly string[], ratio: number): string {
  const lights = backgrounds.map(luminance);
  const lowest = (candidate: string) => {
    const light = luminance(candidate);
    return Math.min(...lights.map((background) => ratioOf(light, background)));
  };
  const end = lowest('#ffffff') >= lowest('#000000') ? '#ffffff' : '#000000';
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = end === '#ffffff' ? lighten(color, share) : mix(color, end, share);
    if (lowest(candidate) >= ratio) return candidate;
  }
  return end;
}
