import type { z } from 'zod';
import { cache } from '../cache/cache';
import { clock } from '../clock';
import { type Actor, type Ctx, EVERYWHERE } from '../context';
import { type AuditContext, changing, type Db, reading, snapshot } from '../db/client';
import { AppError } from '../errors';

/** A kind of background work. It may run twice for one enqueueing (a worker can die), so `run` must bear that. */
export interface Job<Payload extends z.ZodObject = z.ZodObject> {
  /** kebab-case, such as `deliver-webhook`. */
  name: string;
  payload: Payload;
  run: (payload: z.output<Payload>) => Promise<void>;
  /** A cron pattern of graphile-worker, for work that nobody enqueues. */
  cron?: string;
}

/** Declares a job; the modules' jobs are gathered in src/services/jobs.ts. */
export function defineJob<Payload extends z.ZodObject>(job: Job<Payload>): Job {
  return job as unknown as Job;
}

/**
 * Puts a job into the queue within the caller's transaction: enqueue and commit, or neither.
 * @param options `runAt` when not now; `key` replaces an earlier job of the same key that has not begun
 */
export async function enqueue(
  ctx: Ctx,
  name: string,
  payload: Record<string, unknown>,
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  if (options.runAt && Number.isNaN(options.runAt.getTime())) throw new AppError('INTERNAL_SERVER_ERROR');
  await ctx.db.$queryRaw`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
    run_at => ${options.runAt ?? null}::timestamptz, job_key => ${options.key ?? null}::text, max_attempts => 25::int)::text`;
}

/** Takes back a job that was enqueued with a key and has not begun. */
export async function dequeue(ctx: Ctx, key: string): Promise<void> {
  await ctx.db.$queryRaw`select graphile_worker.remove_job(${key})::text`;
}

interface JobWork {
  tenantId: string;
  job: string;
  /** The request that caused the job, so that audit rows and events stay linked to it. */
  requestId?: string;
  action?: string;
  /** How long its transaction may take; 30 unless given. */
  seconds?: number;
}

/** Runs a job's reading part as its tenant. */
export async function readingAsJob<T>(work: JobWork, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  return reading(bindingFor(work), (db) => run(jobContext(work, db)));
}

/** Runs a job's long reading as its tenant, all of it at one moment of the data. @param seconds until it is given up */
export async function readingOneMoment<T>(
  work: JobWork,
  seconds: number,
  run: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return snapshot(bindingFor(work), seconds, (db) => run(jobContext(work, db)));
}

/** Runs a job's change as its tenant, in one transaction with its audit rows and events. */
export async function changingAsJob<T>(work: JobWork, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  const touched = new Set<string>();
  const result = await changing(
    bindingFor(work),
    auditFor(work),
    (db) => run({ ...jobContext(work, db), touched }),
    { seconds: work.seconds },
  );
  await cache().advance(work.tenantId, touched);
  return result;
}

function bindingFor({ tenantId }: JobWork) {
  return { tenantId, userId: null, platform: false };
}

function auditFor({ job, requestId, action }: JobWork): AuditContext {
  return { actorType: 'job', actorId: job, requestId: requestId ?? `job:${job}`, action };
}

function jobContext(work: JobWork, db: Db): Ctx {
  const actor: Actor = { type: 'job', id: work.job, name: work.job };
  const audit = auditFor(work);
  const { tenantId } = work;
  const nobody = {
    userId: null,
    platform: false,
    sessionId: null,
    permissions: new Set<string>(),
    scope: EVERYWHERE,
    request: null,
    ifMatch: null,
  };
  return {
    ...nobody,
    tenantId,
    tenant: null,
    actor,
    requestId: audit.requestId,
    now: clock.now(),
    db,
    audit,
    touched: new Set(),
  };
}
