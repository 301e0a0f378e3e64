import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { passing } from './write-archive';

/** An archive that was copied to this machine and whose checksum is right. */
export interface ReadArchive {
  /** The paths of its files. */
  names: readonly string[];
  /** One of its files as a stream; null when there is none of this path. */
  open: (name: string) => Promise<Readable | null>;
  /** Closes it and removes the copy. */
  close: () => Promise<void>;
}

/** What is thrown for an archive that is not what was written. */
export class DamagedArchive extends Error {}

/**
 * Copies an archive to a temporary file, checks its checksum and opens it.
 * @param sha256 of the whole archive, hex
 * @throws DamagedArchive when a byte differs or it is no archive
 */
export async function readArchive(content: Readable, sha256: string): Promise<ReadArchive> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'quintet-archive-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'archive.zip');
    let found = '';
    const measured = passing(content, (passed) => {
      found = passed.sha256;
    });
    await pipeline(measured, createWriteStream(file, { mode: 0o600 }));
    if (found !== sha256) throw new DamagedArchive('Its checksum is not the one it was written with.');
    return await openFile(file, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

async function openFile(file: string, remove: () => Promise<void>): Promise<ReadArchive> {
  const zip = await openPromise(file, { autoClose: false }).catch((error: Error) => {
    throw new DamagedArchive(`It is no archive: ${error.message}`);
  });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return {
    names: [...entries.keys()],
    open: async (name) => {
      const entry = entries.get(name);
      return entry ? openEntry(zip, entry) : null;
    },
    close: async () => {
      zip.close();
      await remove();
    },
  };
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry);
}

/** The SHA-256 of a stream, in hex. */
export async function digestOf(content: Readable): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(content, hash);
  return hash.digest('hex');
}

/** A stream's lines of text, one at a time. */
export async function* readLines(content: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of content) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
