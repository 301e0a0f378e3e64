import { createHash } from 'node:crypto';
import type { PassThrough } from 'node:stream';
import { Readable, Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** One file of an archive to be. */
export interface ArchiveFile {
  /** Its path in the archive, with forward slashes. */
  name: string;
  content: Readable;
}

/** What is known of a file once it has passed. */
export interface Passed {
  sha256: string;
  size: number;
}

/**
 * A zip file as a stream: each file is read only when the one before it has been written, so that an archive of any size
 * needs little memory.
 * @param files made one after the other; a later one may depend on what has passed before
 */
export function writeArchive(files: AsyncIterable<ArchiveFile>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  const fail = (error: Error) => output.destroy(error);
  zip.on('error', fail);
  const addAll = async () => {
    for await (const { name, content } of files) {
      zip.addReadStream(content, name);
      await finished(content, { writable: false });
    }
    zip.end();
  };
  addAll().catch(fail);
  return output;
}

/** Lets a stream through and tells at its end how much it was and its SHA-256. */
export function passing(content: Readable, done: (passed: Passed) => void): Readable {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      hash.update(chunk);
      size += chunk.length;
      next(null, chunk);
    },
    flush: (next) => {
      done({ sha256: hash.digest('hex'), size });
      next();
    },
  });
  content.once('error', (error) => meter.destroy(error));
  return content.pipe(meter);
}

/** Lines of text as a stream of bytes. */
export function linesOf(lines: AsyncIterable<string> | Iterable<string>): Readable {
  return Readable.from(withNewlines(lines), { objectMode: false });
}

async function* withNewlines(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
