import { z } from 'zod';
import { DamagedArchive } from '@/core/archive/read-archive';
import type { Ctx } from '@/core/context';
import { translateDatabaseError } from '@/core/db/constraints';
import { key } from '@/core/db/rows';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { changingAsJob, defineJob, readingAsJob, readingOneMoment } from '@/core/jobs/job';
import { logger } from '@/core/logger';
import { forEveryTenant } from '../tenants/every-tenant';
import { backupCompleted, backupFailed } from './backups.events';
import { asBackup, backupFolder, createBackup, deleteBackup, TAKE_BACKUP } from './backups.service';
import { keepBackups, scheduledKind } from './backups.settings';
import { type TakenBackup, takeBackup } from './take-backup';

/** How long a backup may read from one moment of the data. */
const BACKUP_SECONDS = 3600;

const Payload = z.object({ tenantId: z.uuid(), backupId: z.uuid(), requestId: z.string().optional() });
type Work = z.output<typeof Payload>;

/** Takes a backup that was asked for. A worker that dies on the way leaves no half file: the next one begins anew. */
export const takeBackupJob = defineJob({
  name: TAKE_BACKUP,
  payload: Payload,
  run: async (work) => {
    const plan = await beginBackup(work);
    if (!plan) return;
    const storageKey = `${backupFolder(work.tenantId, work.backupId)}/archive.zip`;
    try {
      const taken = await readingOneMoment(asJob(work), BACKUP_SECONDS, (ctx) =>
        takeBackup(ctx, plan, storageKey, (percent) => noteProgress(work, percent)),
      );
      await completeBackup(work, storageKey, taken);
    } catch (error) {
      await failBackup(work);
      throw error;
    }
  },
});

function asJob({ tenantId, requestId }: Work, action?: string) {
  return { tenantId, requestId, action, job: TAKE_BACKUP };
}

async function beginBackup(work: Work) {
  return changingAsJob(asJob(work, backupCompleted.type), async (ctx) => {
    const row = await ctx.db.backup.findFirst({
      where: { id: work.backupId, deletedAt: null, status: { not: 'done' } },
      include: { base: true },
    });
    if (!row) return null;
    await ctx.db.backup.update({
      where: key(ctx, row.id),
      data: { status: 'running', progress: 0, error: null },
    });
    if (row.kind === 'incremental' && !row.base?.takenAt) throw new AppError('INVALID_TRANSITION');
    const base = row.base?.takenAt ? { id: row.base.id, takenAt: row.base.takenAt } : null;
    return { backupId: row.id, base };
  });
}

async function noteProgress(work: Work, progress: number): Promise<void> {
  await changingAsJob(asJob(work), (ctx) =>
    ctx.db.backup.update({ where: key(ctx, work.backupId), data: { progress } }),
  );
}

async function completeBackup(work: Work, storageKey: string, taken: TakenBackup): Promise<void> {
  const { sha256, size, manifest } = taken;
  await changingAsJob(asJob(work, backupCompleted.type), async (ctx) => {
    const row = await ctx.db.backup.update({
      where: key(ctx, work.backupId),
      data: {
        status: 'done',
        progress: 100,
        storageKey,
        sha256,
        size,
        contents: manifest.tables,
        takenAt: new Date(manifest.takenAt),
      },
    });
    await record(ctx, backupCompleted, row.id, asBackup(row));
  });
}

async function failBackup(work: Work): Promise<void> {
  await changingAsJob(asJob(work, backupFailed.type), async (ctx) => {
    const row = await ctx.db.backup.update({
      where: key(ctx, work.backupId),
      data: { status: 'failed', error: 'It could not be written. It is tried again by itself.' },
    });
    await record(ctx, backupFailed, row.id, asBackup(row));
  });
}

const SCHEDULE = 'schedule-backups';

/** Each night: asks for the backups that tenants' settings want, and removes those beyond the number they keep. */
export const scheduleBackups = defineJob({
  name: SCHEDULE,
  payload: z.object({}),
  cron: '41 2 * * *',
  run: async () =>
    forEveryTenant(async (tenantId) => {
      const work = { tenantId, job: SCHEDULE };
      const kind = await readingAsJob(work, scheduledKind);
      if (kind) await skipWhenBusy(tenantId, () => changingAsJob(work, (ctx) => createBackup(ctx, { kind })));
      await changingAsJob(work, removeOldBackups);
    }),
});

/** One tenant's backup that is still under way must not keep the others from theirs. */
async function skipWhenBusy(tenantId: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger().warn({ tenantId, err: error }, 'a scheduled backup was left out');
  }
}

/** Removes full backups beyond the number that the tenant keeps, each with what builds on it, newest first. */
async function removeOldBackups(ctx: Ctx): Promise<void> {
  const living = await ctx.db.backup.findMany({ where: { deletedAt: null }, orderBy: { createdAt: 'desc' } });
  const kept = await keepBackups(ctx);
  const tooOld = new Set(
    living
      .filter(({ kind, status }) => kind === 'full' && status === 'done')
      .slice(kept)
      .map(({ id }) => id),
  );
  // Oldest first, so that an increment's base is known to go before it is looked at.
  const going = living.toReversed().filter(({ id, baseId }) => {
    if (baseId !== null && tooOld.has(baseId)) tooOld.add(id);
    return tooOld.has(id);
  });
  for (const { id } of going.reverse()) await deleteBackup(ctx, id);
}

/** What somebody is told of a restore that could not be; null for a failure that may pass. */
export function refusalOf(error: unknown): string | null {
  if (error instanceof DamagedArchive) return `The archive is damaged: ${error.message}`;
  const known = translateDatabaseError(error);
  return known instanceof AppError ? known.message : null;
}
