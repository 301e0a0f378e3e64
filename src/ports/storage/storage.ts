import type { Readable } from 'node:stream';

/** A kept file, opened for reading. */
export interface StoredFile {
  size: number;
  stream: () => Readable;
}

/** Where files are kept. Keys are made by us, from ids and fixed names: `tenant/asset/320.webp`. */
export interface Storage {
  /** Keeps a file whole or not at all; a second put of a key replaces the first. */
  put(key: string, content: Uint8Array | Readable): Promise<void>;
  /** Opens a file; null when there is none. */
  open(key: string): Promise<StoredFile | null>;
  /** The keys of the files directly in a folder, in the order of their names. */
  list(folder: string): Promise<string[]>;
  /** Removes everything below a key's folder; nothing there is no error. */
  removeFolder(key: string): Promise<void>;
}
