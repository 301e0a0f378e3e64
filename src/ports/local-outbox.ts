import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a message to a file of its own, readable by this user only: what an installation without a mail server or SMS
 * account does instead of sending.
 * @param name the file's name, made by us from an id
 */
export async function writeToOutbox(
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, name), content, { mode: 0o600 });
}
