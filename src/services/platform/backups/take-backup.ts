import type { Readable } from 'node:stream';
import { type ArchiveFile, linesOf, type Passed, passing, writeArchive } from '@/core/archive/write-archive';
import type { Ctx } from '@/core/context';
import { rawRows } from '@/core/db/raw';
import { storage } from '@/ports/storage';
import type { ManifestContent } from './backups.schema';
import { type BackedUpTable, backedUpTables, idsChangedSince, rowTexts } from './tables.sql';

/**
 * How far before the base backup changes are looked for: a change is written to the audit log when it is made and seen
 * when it is committed, and no transaction of ours is open for an hour.
 */
const OVERLAP_MS = 3_600_000;

/** What a backup is to be. */
export interface BackupPlan {
  backupId: string;
  /** The backup whose later changes are wanted; null for everything. */
  base: { id: string; takenAt: Date } | null;
}

/** An archive that has been kept. */
export interface TakenBackup extends Passed {
  manifest: ManifestContent;
}

/**
 * Writes a tenant's data as it is at this moment into an archive in storage: rows as JSON lines per table, files, and a
 * manifest with a checksum of each. An incremental one holds the rows that the audit log names as changed, as they are
 * now (the log itself redacts secrets), and the ids of those that are gone.
 * @param ctx of one moment (`readingOneMoment`)
 * @param progress told from 0 to 100
 */
export async function takeBackup(
  ctx: Ctx,
  plan: BackupPlan,
  storageKey: string,
  progress: (percent: number) => Promise<void>,
): Promise<TakenBackup> {
  const manifest = await emptyManifest(ctx, plan);
  const archive = writeArchive(filesOf(ctx, plan, manifest, progress));
  let passed: Passed | undefined;
  const measured = passing(archive, (all) => {
    passed = all;
  });
  await storage().put(storageKey, measured);
  if (!passed) throw new Error('The archive ended before its end.');
  return { ...passed, manifest };
}

async function emptyManifest(ctx: Ctx, { backupId, base }: BackupPlan): Promise<ManifestContent> {
  const tenant = await ctx.db.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId } });
  const { name, locale, timezone, currency, modules } = tenant;
  return {
    format: 'quintet-backup',
    version: 1,
    backupId,
    baseId: base?.id ?? null,
    tenantId: ctx.tenantId,
    takenAt: ctx.now.toISOString(),
    tenant: { name, locale, timezone, currency, modules },
    tables: {},
    removed: {},
    files: {},
  };
}

async function* filesOf(
  ctx: Ctx,
  plan: BackupPlan,
  manifest: ManifestContent,
  progress: (percent: number) => Promise<void>,
): AsyncGenerator<ArchiveFile> {
  const note = (name: string, content: Readable): ArchiveFile => ({
    name,
    content: passing(content, (passed) => {
      manifest.files[name] = passed;
    }),
  });
  const tables = await backedUpTables(ctx);
  const folders: string[] = [];
  for (const [place, table] of tables.entries()) {
    const lines = keepCount(rowsOf(ctx, plan, table, manifest), table.name, manifest, folders);
    yield note(`tables/${table.name}.ndjson`, linesOf(lines));
    await progress(Math.round((place / tables.length) * 80));
  }
  for (const folder of folders) {
    for (const key of await storage().list(`${ctx.tenantId}/${folder}`)) {
      const file = await storage().open(key);
      if (file) yield note(`files/${key.slice(ctx.tenantId.length + 1)}`, file.stream());
    }
  }
  yield { name: 'manifest.json', content: linesOf([JSON.stringify(manifest, null, 2)]) };
}

/** The rows that belong into the archive; those that are gone are noted in the manifest. */
async function* rowsOf(
  ctx: Ctx,
  { base }: BackupPlan,
  table: BackedUpTable,
  manifest: ManifestContent,
): AsyncGenerator<string> {
  if (!base) {
    yield* rowTexts(ctx, table.name);
    return;
  }
  const changed = await idsChangedSince(ctx, table.resource, new Date(base.takenAt.getTime() - OVERLAP_MS));
  if (changed.length === 0) return;
  const there = await rawRows<{ id: string }>(
    ctx.db,
    `select id::text from ${table.name} where id = any ($1::uuid[])`,
    [changed],
  );
  const ids = new Set(there.map(({ id }) => id));
  const gone = changed.filter((id) => !ids.has(id));
  if (gone.length > 0) manifest.removed[table.name] = gone;
  yield* rowTexts(ctx, table.name, [...ids]);
}

/** Counts rows on their way, and notes in which folders of the storage their files lie. */
async function* keepCount(
  rows: AsyncIterable<string>,
  table: string,
  manifest: ManifestContent,
  folders: string[],
): AsyncGenerator<string> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    const { storage_key: key } = JSON.parse(row) as { storage_key?: string | null };
    // A row's files lie in a folder of its own below its tenant's: `tenant/row/original.jpg`.
    if (key) folders.push(key.split('/').slice(1, -1).join('/'));
    yield row;
  }
  manifest.tables[table] = count;
}
