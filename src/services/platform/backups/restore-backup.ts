import { DamagedArchive } from '@/core/archive/read-archive';
import type { Ctx } from '@/core/context';
import { storage } from '@/ports/storage';
import { type OpenBackup, rowTextsOf } from './open-backup';
import {
  beginRestore,
  checkReferences,
  compareWithWanted,
  insertWanted,
  type PresentMember,
  removeUnwanted,
  unwantRows,
  updateToWanted,
  wantPresentMembers,
  wantRows,
} from './restore.sql';
import { type BackedUpTable, backedUpTables, MEMBERSHIPS, SETTINGS } from './tables.sql';

const CHUNK = 500;

/** Where a restore goes. */
export interface RestoreTarget {
  /** True for a tenant that this restore has just made, and that holds nothing. */
  isNew: boolean;
  /** Whose memberships are restored too, with what they may do today; null for nobody's. */
  members: readonly PresentMember[] | null;
}

/**
 * Brings a tenant to the state of a chain of archives: the full one, then each increment. Everything happens in the
 * caller's transaction and is compared row for row before it ends, so that a restore is whole or does not happen.
 * @param ctx bound to the tenant that is restored into
 * @param chain opened archives, the full one first
 * @returns rows per table, each found equal
 * @throws DamagedArchive when the outcome is not what the archives say, or they hold a table that is no longer there
 */
export async function restoreRows(
  ctx: Ctx,
  chain: readonly OpenBackup[],
  { isNew, members }: RestoreTarget,
): Promise<Record<string, number>> {
  const left = [...(members ? [] : [MEMBERSHIPS]), ...(isNew ? [] : [SETTINGS])];
  const tables = (await backedUpTables(ctx)).filter(({ name }) => !left.includes(name));
  await beginRestore(ctx);
  for (const backup of chain) await takeIn(ctx, backup, tables);
  if (members) await wantPresentMembers(ctx, members);
  // Children first out, parents first in.
  for (const table of tables.toReversed()) {
    if (!isNew && table.changeable) await removeUnwanted(ctx, table);
  }
  for (const table of tables) {
    if (!isNew && table.changeable) await updateToWanted(ctx, table);
    await insertWanted(ctx, table);
    ctx.touched.add(table.resource);
  }
  await checkReferences(ctx);
  return compare(ctx, tables, isNew);
}

async function takeIn(
  ctx: Ctx,
  { archive, manifest }: OpenBackup,
  tables: readonly BackedUpTable[],
): Promise<void> {
  const known = new Set([...tables.map(({ name }) => name), MEMBERSHIPS, SETTINGS]);
  const gone = Object.keys(manifest.tables).find((name) => !known.has(name));
  if (gone !== undefined) throw new DamagedArchive(`It holds the table ${gone}, which there is no more.`);
  for (const { name } of tables) {
    const ids = manifest.removed[name];
    if (ids) await unwantRows(ctx, name, ids);
    let chunk: string[] = [];
    for await (const row of rowTextsOf(archive, name)) {
      chunk.push(asTenant(row, manifest.tenantId, ctx.tenantId));
      if (chunk.length === CHUNK) {
        await wantRows(ctx, name, chunk);
        chunk = [];
      }
    }
    if (chunk.length > 0) await wantRows(ctx, name, chunk);
  }
}

/** A row as the other tenant's: its tenant_id, and the tenant's id in addresses of files that texts hold. */
function asTenant(row: string, from: string, to: string): string {
  return row.replaceAll(from, to);
}

async function compare(
  ctx: Ctx,
  tables: readonly BackedUpTable[],
  isNew: boolean,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows, missing, different, extra } = await compareWithWanted(ctx, table, isNew);
    // Rows that the application may only add, such as published versions, stay in a tenant that had more of them;
    // the one membership more in a new tenant is that of the person who restores.
    const tooMany = table.changeable && table.name !== MEMBERSHIPS ? extra : 0;
    if (missing + different + tooMany > 0) {
      throw new DamagedArchive(
        `${table.name} is not as in the archive: ${missing} rows missing, ${different} different, ${tooMany} too many.`,
      );
    }
    counts[table.name] = rows;
  }
  return counts;
}

/** Puts the archives' files where the restored tenant looks for them. */
export async function restoreFiles(tenantId: string, chain: readonly OpenBackup[]): Promise<void> {
  for (const { archive } of chain) {
    for (const name of archive.names.filter((one) => one.startsWith('files/'))) {
      const content = await archive.open(name);
      if (content) await storage().put(`${tenantId}/${name.slice('files/'.length)}`, content);
    }
  }
}
