import sharp from 'sharp';

/** A photograph as a camera writes it: noise over a gradient, with camera and place in its metadata. */
export async function aPhotograph(width = 2400, height = 1600): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#7090b0',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .withExif({
      IFD0: { Make: 'Camera Works', Model: 'One' },
      IFD3: { GPSLatitude: '52/1 31/1 12/1', GPSLatitudeRef: 'N' },
    })
    .jpeg({ quality: 60 })
    .toBuffer();
}

/** A multipart form with files. */
export function aForm(
  files: { name: string; bytes: Uint8Array | string; type?: string }[],
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const { name, bytes, type } of files)
    form.append('files', new File([bytes as BlobPart], name, { type: type ?? 'image/jpeg' }));
  return form;
}
