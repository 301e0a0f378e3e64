import { Readable } from 'node:stream';

/** A file to be answered as a download. */
export interface NamedFile {
  /** The name it is saved under; may hold any script. */
  name: string;
  /** Bytes; left out while they are not known beforehand. */
  size?: number;
  stream: () => Readable;
}

/** Answers a file as a download that is kept by no cache. */
export function fileResponse({ name, size, stream }: NamedFile, contentType: string): Response {
  const headers = new Headers({
    'content-type': contentType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  });
  if (size !== undefined) headers.set('content-length', String(size));
  return new Response(Readable.toWeb(stream()) as ReadableStream<Uint8Array>, { headers });
}
