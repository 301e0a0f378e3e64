import type { z } from 'zod';
import type { Ctx } from '@/core/context';
import { key, lockRow } from '@/core/db/rows';
import { AppError, invalid, notFound } from '@/core/errors';
import type { EventDefinition } from '@/core/events/catalogue';
import { record } from '@/core/events/record';
import type { ListQuery } from '@/core/http/listing';
import { listRows } from '@/core/http/listing.sql';
import { dequeue, enqueue } from '@/core/jobs/job';
import type { Work } from '@/core/jobs/work';
import type { Prisma } from '@/generated/prisma/client';
import { work } from '../../work';
import { jobCancelled, jobCancelRequested, jobQueued, jobRetried } from './jobs.events';
import { jobListing } from './jobs.listing';
import type { CreateJobInput, Job, JobNotice } from './jobs.schema';

export const RUN_WORK = 'run-work';

/** A tenant's long work, newest first. */
export async function listJobs(ctx: Ctx, query: ListQuery) {
  const page = await listRows(ctx, jobListing, query);
  return { ...page, rows: page.rows.map((row) => shown(ctx, row)) };
}

/** One piece of long work. */
export async function getJob(ctx: Ctx, jobId: string) {
  return shown(ctx, await findJob(ctx, jobId));
}

/**
 * Begins long work, now or at a time. It is queued with the caller's commit, or not at all.
 * @throws VALIDATION_ERROR for a type that is not there or an input that it does not take; FORBIDDEN without the
 *   type's permission
 */
export async function createJob(ctx: Ctx, { type, input, runAt }: CreateJobInput) {
  const kind = workOf(type);
  if (!kind)
    throw invalid('type', `There is no such work. There is: ${work.map((one) => one.type).join(', ')}.`);
  requirePermission(ctx, kind);
  const parsed = kind.input.safeParse(input);
  if (!parsed.success) {
    const details = parsed.error.issues.map(({ path, message }) => ({
      field: ['input', ...path].join('.'),
      message,
    }));
    throw new AppError('VALIDATION_ERROR', undefined, { details });
  }
  const data = { type, input: parsed.data as Prisma.InputJsonObject, runAt, createdById: ctx.userId };
  const row = await ctx.db.job.create({ data: { ...data, requestId: ctx.requestId } });
  await tell(ctx, jobQueued, row);
  await queue(ctx, row.id, runAt);
  return shown(ctx, row);
}

/**
 * Stops long work: at once while it waits, at its next step while it runs.
 * @throws INVALID_TRANSITION when it has ended already
 */
export async function cancelJob(ctx: Ctx, jobId: string) {
  const row = await lockJob(ctx, jobId, ['queued', 'running'], 'cancel');
  const asked = await ctx.db.job.update({ where: key(ctx, jobId), data: { cancelRequestedAt: ctx.now } });
  await tell(ctx, jobCancelRequested, asked);
  if (row.status === 'running') return shown(ctx, asked);
  await dequeue(ctx, queueKey(jobId));
  const data = { status: 'cancelled', finishedAt: ctx.now };
  const stopped = await ctx.db.job.update({ where: key(ctx, jobId), data });
  await tell(ctx, jobCancelled, stopped);
  return shown(ctx, stopped);
}

/**
 * Begins anew what failed or was cancelled.
 * @throws INVALID_TRANSITION from any other status
 */
export async function retryJob(ctx: Ctx, jobId: string) {
  await lockJob(ctx, jobId, ['failed', 'cancelled'], 'retry');
  const fresh = { status: 'queued', progress: 0, retryCount: 0, error: null, runAt: null };
  const data = { ...fresh, startedAt: null, finishedAt: null, cancelRequestedAt: null };
  const row = await ctx.db.job.update({ where: key(ctx, jobId), data });
  await tell(ctx, jobRetried, row);
  await queue(ctx, jobId);
  return shown(ctx, row);
}

/** The kind of work of this type, if there is one. */
export function workOf(type: string): Work | undefined {
  return work.find((one) => one.type === type);
}

/** Records what became of a job. Counts by status change with it. */
export async function tell(ctx: Ctx, event: EventDefinition<typeof JobNotice>, row: object): Promise<void> {
  const notice = row as z.output<typeof JobNotice>;
  await record(ctx, event, notice.id, notice);
}

async function queue(ctx: Ctx, jobId: string, runAt?: Date): Promise<void> {
  await enqueue(ctx, RUN_WORK, { tenantId: ctx.tenantId, jobId }, { runAt, key: queueKey(jobId) });
}

function queueKey(jobId: string): string {
  return `work:${jobId}`;
}

async function findJob(ctx: Ctx, jobId: string) {
  const row = await ctx.db.job.findFirst({ where: { id: jobId } });
  if (!row) throw notFound('job');
  return row;
}

async function lockJob(ctx: Ctx, jobId: string, from: string[], act: string) {
  await lockRow(ctx, 'jobs', jobId, 'job');
  const row = await findJob(ctx, jobId);
  const kind = workOf(row.type);
  if (kind) requirePermission(ctx, kind);
  if (!from.includes(row.status)) {
    const message = `This job is ${row.status}; ${act} is possible only from ${from.join(' or ')}.`;
    throw new AppError('INVALID_TRANSITION', message, { details: [{ field: 'status', message }] });
  }
  return row;
}

function requirePermission(ctx: Ctx, { type, permission }: Work): void {
  if (!ctx.permissions.has(permission))
    throw new AppError('FORBIDDEN', `${type} needs the permission ${permission}, which you do not have.`);
}

/** A row in the words of the wire; input and result for those alone who may begin such work. */
function shown(ctx: Ctx, row: object): z.output<typeof Job> {
  const job = row as z.output<typeof Job>;
  const allowed = ctx.permissions.has(workOf(job.type)?.permission ?? '');
  return allowed ? job : { ...job, input: null, result: null };
}
