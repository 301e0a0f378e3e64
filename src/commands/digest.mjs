/** Digests of files, to repeat a slow step only when what it reads has changed. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { at, root } from './project.mjs';

/**
 * @param {string[]} places files and folders of the checkout; absent ones count as absent
 * @param {(name: string) => boolean} [counts] which files of the folders count
 * @returns {string} digest over names and contents, 64 hex digits
 */
export function digest(places, counts = () => true) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesOf(at(place))) {
      if (!counts(file)) continue;
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesOf(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Runs `work` unless the mark says that it was done for this digest; leaves the mark after success.
 * @param {string} mark file that keeps the digest
 * @param {string} current
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it ran
 */
export async function unlessMarked(mark, current, work) {
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === current) return false;
  fs.rmSync(mark, { force: true });
  await work();
  fs.mkdirSync(path.dirname(mark), { recursive: true });
  fs.writeFileSync(mark, current);
  return true;
}
