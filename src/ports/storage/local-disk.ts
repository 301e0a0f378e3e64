import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Storage } from './storage';

const KEY = /^[\w-]+(\/[\w.-]+)*$/;

/**
 * Files below one folder of this machine.
 * @param root absolute or relative to the process's folder; made at the first put
 */
export function localDisk(root: string): Storage {
  const place = (key: string) => {
    // Keys are ours; a key that is not of our form is a programming error, and must not leave the folder.
    if (!KEY.test(key) || key.includes('..')) throw new Error(`Not a storage key: ${key}`);
    return path.join(root, key);
  };
  return {
    put: async (key, content) => {
      const target = place(key);
      const unfinished = `${target}.${randomUUID()}.part`;
      await mkdir(path.dirname(target), { recursive: true });
      const file = await open(unfinished, 'w');
      try {
        await writeFile(file, content);
        await file.sync();
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      } finally {
        await file.close();
      }
      await rename(unfinished, target);
    },
    open: async (key) => {
      const target = place(key);
      const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return found?.isFile() ? { size: found.size, stream: () => createReadStream(target) } : null;
    },
    list: async (folder) => {
      const entries = await readdir(place(folder), { withFileTypes: true }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return [];
          throw error;
        },
      );
      const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.part'));
      return files.map(({ name }) => `${folder}/${name}`).sort();
    },
    removeFolder: async (key) => rm(place(key), { recursive: true, force: true }),
  };
}
