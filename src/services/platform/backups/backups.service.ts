import type { z } from 'zod';
import type { Ctx } from '@/core/context';
import { key, lockName, lockRow, requireVersion } from '@/core/db/rows';
import { AppError, invalid, notFound } from '@/core/errors';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { newId } from '@/core/ids';
import { enqueue } from '@/core/jobs/job';
import { storage } from '@/ports/storage';
import { recordAccess } from '../audit/access.service';
import { backupDeleted, backupRequested, restoreRequested } from './backups.events';
import { backupListing, restoreListing } from './backups.listing';
import type { Backup, BackupRestore, CreateBackupInput, RestoreBackupInput } from './backups.schema';

export const TAKE_BACKUP = 'take-backup';
export const RESTORE_BACKUP = 'restore-backup';

/** A tenant's backups, newest first. */
export async function listBackups(ctx: Ctx, query: ListQuery) {
  const page = await listRows(ctx, backupListing, query);
  return { ...page, rows: page.rows.map(asBackup) };
}

/** One backup. */
export async function getBackup(ctx: Ctx, backupId: string) {
  const row = await ctx.db.backup.findFirst({ where: { id: backupId, deletedAt: null } });
  if (!row) throw notFound('backup');
  return asBackup(row);
}

/**
 * Asks for a backup; a job takes it.
 * @throws VALIDATION_ERROR for an incremental one without a finished backup before it; CONFLICT while one is under way
 */
export async function createBackup(ctx: Ctx, { kind, baseId }: CreateBackupInput) {
  if (kind === 'full' && baseId) throw invalid('baseId', 'A full backup has no base.');
  await lockName(ctx, 'backup');
  const running = await ctx.db.backup.count({
    where: { status: { in: ['pending', 'running'] }, deletedAt: null },
  });
  if (running > 0) throw new AppError('CONFLICT', 'A backup is under way. Wait until it is done.');
  const base = kind === 'incremental' ? await baseOf(ctx, baseId) : null;
  const row = await ctx.db.backup.create({ data: { kind, baseId: base?.id, createdById: ctx.userId } });
  const backup = asBackup(row);
  await record(ctx, backupRequested, backup.id, backup);
  await enqueue(ctx, TAKE_BACKUP, { tenantId: ctx.tenantId, backupId: backup.id, requestId: ctx.requestId });
  return backup;
}

async function baseOf(ctx: Ctx, wanted: string | undefined) {
  const finished = { status: 'done', deletedAt: null, ...(wanted ? { id: wanted } : {}) };
  const base = await ctx.db.backup.findFirst({ where: finished, orderBy: { takenAt: 'desc' } });
  if (!base)
    throw invalid('baseId', 'There is no finished backup that it could build on. Take a full one first.');
  return base;
}

/**
 * Removes a backup and its file.
 * @throws CONFLICT while a later one builds on it
 */
export async function deleteBackup(ctx: Ctx, backupId: string) {
  await lockRow(ctx, 'backups', backupId, 'backup');
  const backup = await getBackup(ctx, backupId);
  requireVersion(ctx, backup);
  const later = await ctx.db.backup.count({ where: { baseId: backupId, deletedAt: null } });
  if (later > 0) throw new AppError('CONFLICT', 'A later backup builds on this one. Delete that one first.');
  await ctx.db.backup.update({ where: key(ctx, backupId), data: { deletedAt: ctx.now } });
  await record(ctx, backupDeleted, backupId, backup);
  await storage().removeFolder(backupFolder(ctx.tenantId, backupId));
  return { id: backupId };
}

/**
 * Opens a backup's file for download.
 * @throws INVALID_TRANSITION while there is none
 */
export async function openBackupFile(ctx: Ctx, backupId: string) {
  const row = await ctx.db.backup.findFirst({ where: { id: backupId, deletedAt: null } });
  if (!row) throw notFound('backup');
  const file = row.storageKey ? await storage().open(row.storageKey) : null;
  if (row.status !== 'done' || !file)
    throw new AppError('INVALID_TRANSITION', 'This backup has no file (yet).');
  await recordAccess(ctx, { action: 'backup.downloaded', resourceType: 'backup', resourceId: backupId });
  return { ...file, name: `backup-${row.takenAt?.toISOString().slice(0, 10) ?? ''}-${backupId}.zip` };
}

/**
 * Asks for a backup to be restored; a job does it, whole or not at all.
 * @throws INVALID_TRANSITION for a backup that is not done
 */
export async function requestRestore(ctx: Ctx, backupId: string, input: RestoreBackupInput) {
  if (input.into === 'new' && !ctx.userId)
    throw new AppError('FORBIDDEN', 'A new tenant is made by a person, who becomes its owner.');
  await lockRow(ctx, 'backups', backupId, 'backup');
  const backup = await getBackup(ctx, backupId);
  if (backup.status !== 'done')
    throw new AppError('INVALID_TRANSITION', 'Only a finished backup can be restored.');
  const targetTenantId = input.into === 'new' ? newId() : ctx.tenantId;
  const row = await ctx.db.backupRestore.create({
    data: { backupId, targetTenantId, createdById: ctx.userId },
  });
  const restore = asRestore(row);
  await record(ctx, restoreRequested, restore.id, restore);
  const { name, slug, withMembers } = input;
  const wanted = input.into === 'new' ? { name, slug, withMembers } : null;
  const payload = { tenantId: ctx.tenantId, restoreId: restore.id, wanted, requestId: ctx.requestId };
  await enqueue(ctx, RESTORE_BACKUP, payload);
  return restore;
}

/** The restorings of one backup, newest first. */
export async function listRestores(ctx: Ctx, backupId: string, query: ListQuery) {
  await getBackup(ctx, backupId);
  return listRows(ctx, restoreListing, query, { backup_id: backupId });
}

/** One restoring. */
export async function getRestore(ctx: Ctx, backupId: string, restoreId: string) {
  const row = await ctx.db.backupRestore.findFirst({ where: { id: restoreId, backupId } });
  if (!row) throw notFound('restore');
  return asRestore(row);
}

/** Where a backup's file lies. */
export function backupFolder(tenantId: string, backupId: string): string {
  return `backups/${tenantId}/${backupId}`;
}

/** A row in the words of the wire. */
export function asBackup(row: object): z.output<typeof Backup> {
  const { size } = row as { size: bigint | string | null };
  return { ...(row as z.output<typeof Backup>), size: size === null ? null : Number(size) };
}

/** A row in the words of the wire. */
export function asRestore(row: object): z.output<typeof BackupRestore> {
  return row as z.output<typeof BackupRestore>;
}
