import {
  DamagedArchive,
  digestOf,
  type ReadArchive,
  readArchive,
  readLines,
} from '@/core/archive/read-archive';
import { storage } from '@/ports/storage';
import { Manifest, type ManifestContent } from './backups.schema';

/** An archive whose every byte has been checked. */
export interface OpenBackup {
  manifest: ManifestContent;
  archive: ReadArchive;
}

/**
 * Opens a kept archive and checks all of it: its checksum, its manifest, each file against the manifest, each row for
 * being JSON with an id. Nothing of a damaged archive is ever used.
 * @throws DamagedArchive saying what is wrong
 */
export async function openBackup(storageKey: string, sha256: string): Promise<OpenBackup> {
  const file = await storage().open(storageKey);
  if (!file) throw new DamagedArchive('Its file is missing.');
  const archive = await readArchive(file.stream(), sha256);
  try {
    const manifest = await readManifest(archive);
    await checkFiles(archive, manifest);
    await checkRows(archive, manifest);
    return { manifest, archive };
  } catch (error) {
    await archive.close();
    // What cannot be unpacked breaks off with an error of the zip reader.
    throw error instanceof DamagedArchive
      ? error
      : new DamagedArchive('It cannot be read to its end.', { cause: error });
  }
}

async function readManifest(archive: ReadArchive): Promise<ManifestContent> {
  const file = await archive.open('manifest.json');
  if (!file) throw new DamagedArchive('It has no manifest.');
  let text = '';
  for await (const line of readLines(file)) text += line;
  const manifest = Manifest.safeParse(parseJson(text));
  if (!manifest.success) throw new DamagedArchive('Its manifest is not of a form that this version reads.');
  return manifest.data;
}

async function checkFiles(archive: ReadArchive, { files }: ManifestContent): Promise<void> {
  const unknown = archive.names.find((name) => name !== 'manifest.json' && !Object.hasOwn(files, name));
  if (unknown !== undefined)
    throw new DamagedArchive(`It holds ${unknown}, which its manifest does not name.`);
  for (const [name, { sha256 }] of Object.entries(files)) {
    const content = await archive.open(name);
    if (!content) throw new DamagedArchive(`It lacks ${name}.`);
    if ((await digestOf(content)) !== sha256)
      throw new DamagedArchive(`${name} has changed since it was written.`);
  }
}

async function checkRows(archive: ReadArchive, { tables }: ManifestContent): Promise<void> {
  for (const [table, expected] of Object.entries(tables)) {
    let count = 0;
    for await (const text of rowTextsOf(archive, table)) {
      const row = parseJson(text);
      if (typeof row !== 'object' || row === null || !('id' in row))
        throw new DamagedArchive(`A row of ${table} has no id.`);
      count += 1;
    }
    if (count !== expected) throw new DamagedArchive(`${table} has ${count} rows instead of ${expected}.`);
  }
}

/** The rows of one table of an archive as JSON texts: parsed, large numbers would lose their last digits. */
export async function* rowTextsOf(archive: ReadArchive, table: string): AsyncGenerator<string> {
  const content = await archive.open(`tables/${table}.ndjson`);
  if (content) yield* readLines(content);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DamagedArchive('A line in it is no JSON.', { cause: error });
  }
}
