import sharp, { type Sharp } from 'sharp';
import { AppError } from '@/core/errors';

/** Widths in pixels at which an image is kept besides its original; the first is the thumbnail. */
export const VARIANT_WIDTHS = [320, 640, 1280, 1920] as const;
const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;
/** More pixels than any camera that people carry; a decompression bomb has thousands of times as many. */
const MAX_PIXELS = 60_000_000;

/** A file after checking and re-encoding, ready to be kept. */
export interface PreparedFile {
  kind: 'image' | 'document';
  filename: string;
  mimeType: string;
  extension: string;
  bytes: Uint8Array;
  width: number | null;
  height: number | null;
  variants: { width: number; height: number; bytes: Uint8Array }[];
}

// The bytes decide what a file is. Only these decoders exist for uploads: no SVG, no PDF rendering, nothing exotic.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
});

const FORMATS = {
  jpeg: {
    mimeType: 'image/jpeg',
    extension: 'jpg',
    encode: (image: Sharp) => image.jpeg({ quality: 85, progressive: true }),
  },
  png: {
    mimeType: 'image/png',
    extension: 'png',
    encode: (image: Sharp) => image.png({ compressionLevel: 8 }),
  },
  webp: {
    mimeType: 'image/webp',
    extension: 'webp',
    encode: (image: Sharp) => image.webp({ quality: 85 }),
  },
  heif: {
    mimeType: 'image/avif',
    extension: 'avif',
    encode: (image: Sharp) => image.avif({ quality: 60 }),
  },
  gif: { mimeType: 'image/gif', extension: 'gif', encode: (image: Sharp) => image.gif() },
} as const;

/**
 * Checks files by their content and re-encodes images: metadata (camera, place), trailing data and anything that is not
 * pixels are gone afterwards.
 * @throws UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, VALIDATION_ERROR, each naming the file
 */
export async function prepareFiles(files: File[]): Promise<PreparedFile[]> {
  const prepared: PreparedFile[] = [];
  // One after the other: sharp uses all cores for one image already.
  for (const file of files) prepared.push(await prepareFile(file));
  return prepared;
}

async function prepareFile(file: File): Promise<PreparedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const filename = cleanName(file.name);
  if (isPdf(bytes)) return prepareDocument(filename, bytes);
  const format = await formatOf(bytes, filename);
  if (bytes.byteLength > MAX_IMAGE_BYTES) throw tooLarge(filename, 'Images may have at most 5 MB.');
  return prepareImage(filename, bytes, format);
}

/** The name without folders and control characters; it is shown and offered for download, never used as a path. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}"]/gu, '')
      .trim()
      .slice(0, 255) || 'file'
  );
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

function prepareDocument(filename: string, bytes: Uint8Array): PreparedFile {
  if (bytes.byteLength > MAX_DOCUMENT_BYTES) throw tooLarge(filename, 'PDFs may have at most 10 MB.');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!text.subarray(-1024).includes('%%EOF')) throw refused(filename, 'This PDF is not whole.');
  // A ZIP's directory stands at the end: a file that is PDF and ZIP at once is made to deceive.
  if (text.subarray(-66_000).includes('PK\x05\x06'))
    throw refused(filename, 'This file is a PDF and an archive at once.');
  const plain = { width: null, height: null, variants: [] };
  return { kind: 'document', filename, mimeType: 'application/pdf', extension: 'pdf', bytes, ...plain };
}

async function formatOf(bytes: Uint8Array, filename: string): Promise<keyof typeof FORMATS> {
  const metadata = await readMetadata(bytes).catch((cause: unknown) => {
    const message = 'This kind of file is not accepted.';
    const sentence = `${filename} is no JPEG, PNG, WebP, AVIF, GIF or PDF.`;
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', sentence, {
      details: [{ field: filename, message }],
      cause,
    });
  });
  const pixels = (metadata.width ?? 0) * (metadata.height ?? 0) * (metadata.pages ?? 1);
  if (pixels > MAX_PIXELS)
    throw refused(filename, `This image has ${Math.round(pixels / 1e6)} megapixels; 60 are allowed.`);
  return metadata.format as keyof typeof FORMATS;
}

async function readMetadata(bytes: Uint8Array) {
  // The limit is asked below, with a better word for it; reading the header unpacks nothing.
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

async function prepareImage(
  filename: string,
  bytes: Uint8Array,
  format: keyof typeof FORMATS,
): Promise<PreparedFile> {
  const { mimeType, extension, encode } = FORMATS[format];
  try {
    const open = (animated: boolean) =>
      sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated }).autoOrient();
    const whole = await encode(open(format === 'gif')).toBuffer({ resolveWithObject: true });
    const { width, pageHeight, height } = { pageHeight: undefined, ...whole.info };
    const widths = VARIANT_WIDTHS.filter((wanted) => wanted < width);
    const variants = await Promise.all(widths.map((wanted) => variant(open(false), wanted)));
    return {
      kind: 'image',
      filename,
      mimeType,
      extension,
      bytes: whole.data,
      width,
      height: pageHeight ?? height,
      variants,
    };
  } catch (cause) {
    throw new AppError('VALIDATION_ERROR', `${filename} is damaged or not what it says it is.`, {
      details: [{ field: filename, message: 'This image cannot be read. Save it again in an image editor.' }],
      cause,
    });
  }
}

async function variant(image: Sharp, width: number) {
  const { data, info } = await image
    .resize({ width })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}

function tooLarge(filename: string, message: string): AppError {
  return new AppError('PAYLOAD_TOO_LARGE', `${filename}: ${message}`, {
    details: [{ field: filename, message }],
  });
}

function refused(filename: string, message: string): AppError {
  return new AppError('VALIDATION_ERROR', `${filename}: ${message}`, {
    details: [{ field: filename, message }],
  });
}
