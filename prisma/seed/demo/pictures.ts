import sharp from 'sharp';

type Colour = readonly [red: number, green: number, blue: number];

/** Pictures of their own making, so that the demo depends on nobody's rights and no network. */
export interface Scene {
  name: string;
  alt: string;
  paint: (x: number, y: number) => Colour;
}

const WIDTH = 1600;
const HEIGHT = 1067;
/** Scenes are soft, so they are painted small and enlarged: a start must not wait for a million sines. */
const SCALE = 2.5;

/** A picture as a JPEG file. @returns a file as an upload would bring it */
export async function pictureOf({ name, paint }: Scene): Promise<File> {
  const [width, height] = [Math.round(WIDTH / SCALE), Math.round(HEIGHT / SCALE)];
  const small = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (const channel of paint(x / height, y / height)) {
        small[at] = Math.max(0, Math.min(255, channel));
        at += 1;
      }
    }
  }
  const enlarged = sharp(small, { raw: { width, height, channels: 3 } }).resize(WIDTH, HEIGHT, {
    kernel: 'cubic',
    fit: 'fill',
  });
  const pixels = grained(await enlarged.raw().toBuffer());
  const image = sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  const bytes = await image.jpeg({ quality: 86 }).toBuffer();
  return new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' });
}

/** A little grain, as film has it, keeps wide gradients from showing bands. */
function grained(pixels: Buffer): Buffer {
  let state = 1;
  for (let at = 0; at < pixels.length; at += 3) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    const grain = ((state >> 16) % 7) - 3;
    for (let channel = at; channel < at + 3; channel += 1)
      pixels[channel] = Math.max(0, Math.min(255, (pixels[channel] ?? 0) + grain));
  }
  return pixels;
}

function random(x: number, y: number): number {
  const value = Math.sin(x * 127.1 + y * 311.7) * 43758.5453;
  return value - Math.floor(value);
}

const mix = (from: Colour, to: Colour, share: number): Colour => {
  const part = Math.max(0, Math.min(1, share));
  return [0, 1, 2].map(
    (at) => (from[at] ?? 0) + ((to[at] ?? 0) - (from[at] ?? 0)) * part,
  ) as unknown as Colour;
};

/** Smooth noise from 0 to 1; one bump per unit. */
function noise(x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const ease = (part: number) => part * part * (3 - 2 * part);
  const [across, down] = [ease(x - left), ease(y - top)];
  const upper = random(left, top) * (1 - across) + random(left + 1, top) * across;
  const lower = random(left, top + 1) * (1 - across) + random(left + 1, top + 1) * across;
  return upper * (1 - down) + lower * down;
}

/** Hills behind hills under a sky with a low sun. */
export function hills(sky: [Colour, Colour], near: Colour, far: Colour, sun: [number, number]) {
  const ridges = [0, 1, 2, 3, 4].map((layer) => ({
    colour: mix(far, near, layer / 4),
    height: (x: number) =>
      0.5 + layer * 0.1 + (noise(x * (1.6 + layer * 0.5) + layer * 9, layer) - 0.5) * (0.16 + layer * 0.02),
  }));
  return (x: number, y: number): Colour => {
    const glow = Math.exp(-5 * Math.hypot(x - sun[0], y - sun[1]));
    let colour = mix(mix(sky[0], sky[1], y / 0.62), [255, 246, 224], glow);
    for (const { colour: ground, height } of ridges) {
      const below = y - height(x);
      const slope = mix(mix(ground, sky[1], 0.3 * Math.exp(-9 * below)), ground, below * 3);
      // The edge is as wide as a painted pixel, so that it is drawn without steps.
      colour = mix(colour, slope, below / 0.004 + 0.5);
    }
    return colour;
  };
}

/** Lights out of focus behind a table. */
export function lights(room: [Colour, Colour], lamps: Colour[], table: Colour) {
  const spots = Array.from({ length: 26 }, (_, at) => ({
    x: random(at, 1) * 1.5,
    y: random(at, 2) * 0.62,
    radius: 0.025 + random(at, 3) * 0.065,
    strength: 0.16 + random(at, 4) * 0.4,
    colour: lamps[at % lamps.length] ?? room[0],
  }));
  return (x: number, y: number): Colour => {
    let colour = mix(room[0], room[1], y + (noise(x * 2, y * 2) - 0.5) * 0.4);
    for (const spot of spots) {
      const edge = (spot.radius - Math.hypot(x - spot.x, y - spot.y)) / 0.006;
      if (edge > 0) colour = mix(colour, spot.colour, spot.strength * Math.min(1, edge));
    }
    const depth = y - 0.74;
    if (depth < -0.01) return colour;
    const wood = 0.8 + 0.35 * noise(x * 1.2, y * 60) + 0.1 * noise(x * 6, y * 200);
    const board = table.map((channel) => channel * wood * (0.75 + depth)) as unknown as Colour;
    return mix(colour, board, (depth + 0.01) / 0.03);
  };
}

/** Dunes of flour or linen: soft folds under light from the side. */
export function folds(dark: Colour, light: Colour) {
  return (x: number, y: number): Colour => {
    const bend = noise(x * 1.4, y * 1.1) * 2.2 + noise(x * 3.1 + 5, y * 2.3) * 0.5;
    const wave = Math.sin((x * 1.7 + y * 2.6 + bend) * 4.2);
    return mix(dark, light, 0.55 + 0.4 * wave + (noise(x * 90, y * 90) - 0.5) * 0.06);
  };
}
