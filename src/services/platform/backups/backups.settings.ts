import { z } from 'zod';
import type { Ctx } from '@/core/context';
import { defineSetting, settingOf } from '@/core/settings/settings';

const FULL_EVERY_MS = 7 * 24 * 3_600_000;
/** A night's run may begin a little earlier than the one before. */
const SLACK_MS = 3_600_000;

const backups = { scope: 'tenant', permission: 'backups:write' } as const;

/** How often a backup is taken by itself. */
export const backupSchedule = defineSetting({
  ...backups,
  name: 'backups.schedule',
  summary: 'How often a backup is taken: off, daily (with a full one each week) or weekly',
  schema: z.enum(['off', 'daily', 'weekly']),
  default: 'off',
});

/** How many full backups are kept, each with the increments that build on it. */
export const backupsKept = defineSetting({
  ...backups,
  name: 'backups.keep',
  summary: 'How many full backups are kept',
  schema: z.int().min(1).max(365),
  default: 8,
});

export const backupSettings = [backupSchedule, backupsKept];

/** Which backup is due in this night's run; null for none. */
export async function scheduledKind(ctx: Ctx): Promise<'full' | 'incremental' | null> {
  const schedule = await settingOf(ctx, backupSchedule);
  if (schedule === 'off') return null;
  const full = await ctx.db.backup.findFirst({
    where: { kind: 'full', status: 'done', deletedAt: null },
    orderBy: { takenAt: 'desc' },
  });
  const age = full?.takenAt ? ctx.now.getTime() - full.takenAt.getTime() : Number.POSITIVE_INFINITY;
  if (age >= FULL_EVERY_MS - SLACK_MS) return 'full';
  return schedule === 'daily' ? 'incremental' : null;
}

/** How many full backups the tenant keeps. */
export async function keepBackups(ctx: Ctx): Promise<number> {
  return settingOf(ctx, backupsKept);
}
