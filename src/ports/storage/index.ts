import { env } from '@/core/env';
import { localDisk } from './local-disk';
import type { Storage } from './storage';

let configured: Storage | undefined;

/** The storage that this installation is set up with. */
export function storage(): Storage {
  configured ??= localDisk(env().STORAGE_DIR);
  return configured;
}

export type { Storage, StoredFile } from './storage';
