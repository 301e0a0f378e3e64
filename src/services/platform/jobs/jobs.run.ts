import { z } from 'zod';
import { clock } from '@/core/clock';
import type { Ctx } from '@/core/context';
import { translateDatabaseError } from '@/core/db/constraints';
import { key, lockRow } from '@/core/db/rows';
import { AppError } from '@/core/errors';
import { changingAsJob, defineJob, readingAsJob } from '@/core/jobs/job';
import { type Task, type Work, WorkCancelled } from '@/core/jobs/work';
import type { Prisma } from '@/generated/prisma/client';
import { jobCancelled, jobCompleted, jobFailed } from './jobs.events';
import { RUN_WORK, tell, workOf } from './jobs.service';

/** How often work is tried before somebody has to look. */
const TRIES = 5;
const PROGRESS_MS = 1_000;

const Payload = z.object({ tenantId: z.uuid(), jobId: z.uuid() });
type Place = z.output<typeof Payload>;

/**
 * Does a piece of long work. What fails for a reason that may pass is tried again, later each time; what is refused, or
 * has failed five times, stays `failed` until somebody begins it anew.
 */
export const runWork = defineJob({
  name: RUN_WORK,
  payload: Payload,
  run: async (place) => {
    const begun = await changingAs(place, jobFailed.type, (ctx) => begin(ctx, place.jobId));
    if (!begun) return;
    const { kind, input, requestId } = begun;
    try {
      const result = z.encode(kind.result, await kind.run(kind.input.parse(input), taskOf(place, requestId)));
      await changingAs(place, jobCompleted.type, (ctx) => complete(ctx, place.jobId, result));
    } catch (error) {
      if (error instanceof WorkCancelled)
        return changingAs(place, jobCancelled.type, (ctx) => stop(ctx, place.jobId));
      const isOver = await changingAs(place, jobFailed.type, (ctx) => fail(ctx, place.jobId, error));
      // The queue waits longer each time, and logs why.
      if (!isOver) throw error;
    }
  },
});

async function changingAs<T>({ tenantId, jobId }: Place, action: string, run: (ctx: Ctx) => Promise<T>) {
  return changingAsJob({ tenantId, job: RUN_WORK, requestId: `job:${jobId}`, action }, async (ctx) => {
    await lockRow(ctx, 'jobs', jobId, 'job');
    ctx.touched.add('job');
    return run(ctx);
  });
}

/** Takes a job on. @returns null when there is nothing to do (any more) */
async function begin(
  ctx: Ctx,
  jobId: string,
): Promise<{ kind: Work; input: unknown; requestId: string } | null> {
  const row = await ctx.db.job.findFirstOrThrow({ where: { id: jobId } });
  if (row.status !== 'queued' && row.status !== 'running') return null;
  if (row.cancelRequestedAt) {
    await stop(ctx, jobId);
    return null;
  }
  const kind = workOf(row.type);
  // Still marked as running: the worker that had it is gone.
  const retryCount = row.retryCount + (row.status === 'running' ? 1 : 0);
  if (!kind || retryCount >= TRIES) {
    await end(
      ctx,
      jobId,
      retryCount,
      kind ? 'It was broken off too often.' : 'There is no such work any more.',
    );
    return null;
  }
  const data = { status: 'running', progress: 0, retryCount, error: null, startedAt: ctx.now };
  await ctx.db.job.update({ where: key(ctx, jobId), data });
  return { kind, input: row.input, requestId: row.requestId ?? `job:${jobId}` };
}

function taskOf(place: Place, requestId: string): Task {
  let toldAt = 0;
  const work = { tenantId: place.tenantId, job: RUN_WORK, requestId };
  return {
    tenantId: place.tenantId,
    requestId,
    read: (part) => readingAsJob(work, part),
    step: async (percent) => {
      const now = clock.now().getTime();
      if (now - toldAt < PROGRESS_MS) return;
      toldAt = now;
      const progress = Math.min(99, Math.max(0, Math.floor(percent)));
      const row = await changingAs(place, jobCompleted.type, (ctx) =>
        ctx.db.job.update({ where: key(ctx, place.jobId), data: { progress } }),
      );
      if (row.cancelRequestedAt) throw new WorkCancelled();
    },
  };
}

/** False where another worker, which took this one for dead, has ended the job meanwhile. */
async function isRunning(ctx: Ctx, jobId: string): Promise<boolean> {
  return (await ctx.db.job.count({ where: { id: jobId, status: 'running' } })) > 0;
}

async function complete(ctx: Ctx, jobId: string, result: unknown): Promise<void> {
  if (!(await isRunning(ctx, jobId))) return;
  const data = { status: 'done', progress: 100, error: null, finishedAt: ctx.now };
  const row = await ctx.db.job.update({
    where: key(ctx, jobId),
    data: { ...data, result: result as Prisma.InputJsonValue },
  });
  await tell(ctx, jobCompleted, row);
}

async function stop(ctx: Ctx, jobId: string): Promise<void> {
  const data = { status: 'cancelled', finishedAt: ctx.now };
  await tell(ctx, jobCancelled, await ctx.db.job.update({ where: key(ctx, jobId), data }));
}

/** @returns whether it is over; else it is queued again */
async function fail(ctx: Ctx, jobId: string, error: unknown): Promise<boolean> {
  if (!(await isRunning(ctx, jobId))) return true;
  const known = translateDatabaseError(error);
  const { retryCount } = await ctx.db.job.findFirstOrThrow({ where: { id: jobId } });
  if (known instanceof AppError && known.code !== 'INTERNAL_SERVER_ERROR') {
    await end(ctx, jobId, retryCount, known.message);
    return true;
  }
  if (retryCount + 1 >= TRIES) {
    await end(ctx, jobId, retryCount, `It failed ${TRIES} times. The server's log says why.`);
    return true;
  }
  const data = {
    status: 'queued',
    retryCount: retryCount + 1,
    error: 'It failed, and is tried again by itself.',
  };
  await ctx.db.job.update({ where: key(ctx, jobId), data });
  return false;
}

async function end(ctx: Ctx, jobId: string, retryCount: number, error: string): Promise<void> {
  const data = { status: 'failed', retryCount, error: error.slice(0, 1000), finishedAt: ctx.now };
  await tell(ctx, jobFailed, await ctx.db.job.update({ where: key(ctx, jobId), data }));
}
