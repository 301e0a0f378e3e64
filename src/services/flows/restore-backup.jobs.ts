import { z } from 'zod';
import { permissionsOfRole } from '@/core/catalogue';
import { become, type Ctx } from '@/core/context';
import { key } from '@/core/db/rows';
import { AppError } from '@/core/errors';
import { record } from '@/core/events/record';
import { changingAsJob, defineJob, readingAsJob } from '@/core/jobs/job';
import { storage } from '@/ports/storage';
import { createTenant, isTenantOpen } from '../platform';
import { dataRestored, restoreCompleted, restoreFailed } from '../platform/backups/backups.events';
import { refusalOf } from '../platform/backups/backups.jobs';
import { asRestore, RESTORE_BACKUP } from '../platform/backups/backups.service';
import { type OpenBackup, openBackup } from '../platform/backups/open-backup';
import type { PresentMember } from '../platform/backups/restore.sql';
import { type RestoreTarget, restoreFiles, restoreRows } from '../platform/backups/restore-backup';
import { tenantCreated } from '../platform/events';
import { TenantModule } from '../platform/tenants/tenants.schema';

/** How long the one transaction of a restore may take. */
const RESTORE_SECONDS = 3600;

const Payload = z.object({
  tenantId: z.uuid(),
  restoreId: z.uuid(),
  requestId: z.string().optional(),
  /** The tenant to be made; null to restore into the backup's own. */
  wanted: z.object({ name: z.string().optional(), slug: z.string(), withMembers: z.boolean() }).nullable(),
});
type Work = z.output<typeof Payload>;

interface Kept {
  storageKey: string | null;
  sha256: string | null;
  baseId: string | null;
}

interface Begun {
  restoreId: string;
  target: string;
  by: string | null;
  chain: { storageKey: string; sha256: string }[];
  /** Who still belongs to the backup's tenant. */
  members: PresentMember[];
  /** Whoever asked may still restore: rights may have ended while the job waited. */
  mayRestore: boolean;
}

/** Restores a backup: every archive is checked before anything is written, and all rows are written in one commit. */
export const restoreBackupJob = defineJob({
  name: RESTORE_BACKUP,
  payload: Payload,
  run: async (work) => {
    const begun = await begin(work);
    if (!begun) return;
    const chain: OpenBackup[] = [];
    try {
      if (!begun.mayRestore)
        throw new AppError('FORBIDDEN', 'Whoever asked for it may not restore any more.');
      for (const { storageKey, sha256 } of begun.chain) chain.push(await openBackup(storageKey, sha256));
      const counts = work.wanted ? await intoNewTenant(work, begun, chain) : await intoSame(work, chain);
      await complete(work, counts);
    } catch (error) {
      const refusal = refusalOf(error);
      await fail(work, refusal ?? 'It did not get through. It is tried again by itself.');
      if (refusal === null) throw error;
    } finally {
      for (const { archive } of chain) await archive.close();
    }
  },
});

function asJob({ tenantId, requestId }: Work, action?: string) {
  return { tenantId, requestId, action, job: RESTORE_BACKUP, seconds: RESTORE_SECONDS };
}

async function begin(work: Work): Promise<Begun | null> {
  return changingAsJob(asJob(work), async (ctx) => {
    const row = await ctx.db.backupRestore.findFirst({
      where: { id: work.restoreId, status: { not: 'done' } },
    });
    if (!row) return null;
    await ctx.db.backupRestore.update({ where: key(ctx, row.id), data: { status: 'running', error: null } });
    const members = await ctx.db.membership.findMany({
      where: { status: 'active' },
      select: { userId: true, role: true, zones: true, locationIds: true },
    });
    const chain = await chainOf(ctx, row.backupId);
    return {
      restoreId: row.id,
      target: row.targetTenantId,
      by: row.createdById,
      chain,
      members,
      mayRestore: await mayRestore(ctx, row.createdById, members),
    };
  });
}

/** True for a key's request, a member with the permission, and a platform administrator. */
async function mayRestore(ctx: Ctx, by: string | null, members: PresentMember[]): Promise<boolean> {
  if (by === null) return true;
  const member = members.find(({ userId }) => userId === by);
  if (member && permissionsOfRole(member.role).has('backups:restore')) return true;
  const own = await become(ctx, { userId: by });
  const person = await own.db.user.findUnique({ where: { id: by } });
  return person?.platformRole === 'super_admin' && person.status === 'active' && person.deletedAt === null;
}

/** The full backup at the bottom and the increments up to the wanted one, in the order of their use. */
async function chainOf(ctx: Ctx, backupId: string): Promise<Begun['chain']> {
  const chain: Begun['chain'] = [];
  for (let next: string | null = backupId; next !== null; ) {
    const backup: Kept = await ctx.db.backup.findUniqueOrThrow({ where: key(ctx, next) });
    chain.unshift({ storageKey: backup.storageKey ?? '', sha256: backup.sha256 ?? '' });
    next = backup.baseId;
  }
  return chain;
}

async function intoNewTenant(work: Work, { target, by, members }: Begun, chain: OpenBackup[]) {
  // A worker may have died between the commit and the note of it: what is there was compared before it was committed.
  const isThere = await readingAsJob({ ...asJob(work), tenantId: target }, isTenantOpen);
  if (isThere) return null;
  await restoreFiles(target, chain);
  try {
    return await changingAsJob({ ...asJob(work, dataRestored.type), tenantId: target }, async (ctx) => {
      const own = await openEmptyTenant(ctx, work, { target, by }, chain);
      const others = work.wanted?.withMembers ? members.filter(({ userId }) => userId !== by) : null;
      return restoreAndTell(own, chain, { isNew: true, members: others });
    });
  } catch (error) {
    await storage().removeFolder(target);
    throw error;
  }
}

/** The tenant as the archive describes it, with the person who restores as its owner. */
async function openEmptyTenant(
  ctx: Ctx,
  { wanted }: Work,
  { target, by }: Pick<Begun, 'target' | 'by'>,
  chain: OpenBackup[],
): Promise<Ctx> {
  const described = chain.at(-1)?.manifest.tenant;
  if (!described || !by || !wanted)
    throw new Error('A restore into a new tenant has an archive, a person and a name.');
  const person = await become(ctx, { userId: by });
  const { locale, timezone, currency } = described;
  const name = wanted.name ?? described.name;
  const modules = z.array(TenantModule).parse(described.modules);
  const input = { name, slug: wanted.slug, locale, timezone, currency, modules };
  const { ctx: own, tenant } = await createTenant(person, input, target);
  await record(own, tenantCreated, tenant.id, tenant);
  return own;
}

async function intoSame(work: Work, chain: OpenBackup[]) {
  await restoreFiles(work.tenantId, chain);
  return changingAsJob(asJob(work, dataRestored.type), (ctx) =>
    restoreAndTell(ctx, chain, { isNew: false, members: null }),
  );
}

async function restoreAndTell(ctx: Ctx, chain: OpenBackup[], target: RestoreTarget) {
  const counts = await restoreRows(ctx, chain, target);
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const backupId = chain.at(-1)?.manifest.backupId ?? '';
  await record(ctx, dataRestored, ctx.tenantId, { backupId, rows });
  return counts;
}

async function complete(work: Work, contents: Record<string, number> | null): Promise<void> {
  await changingAsJob(asJob(work, restoreCompleted.type), async (ctx) => {
    const done = { status: 'done', progress: 100, completedAt: ctx.now };
    const row = await ctx.db.backupRestore.update({
      where: key(ctx, work.restoreId),
      data: contents ? { ...done, contents } : done,
    });
    await record(ctx, restoreCompleted, row.id, asRestore(row));
  });
}

async function fail(work: Work, error: string): Promise<void> {
  await changingAsJob(asJob(work, restoreFailed.type), async (ctx) => {
    const data = { status: 'failed', error: error.slice(0, 500) };
    const row = await ctx.db.backupRestore.update({ where: key(ctx, work.restoreId), data });
    await record(ctx, restoreFailed, row.id, asRestore(row));
  });
}
