import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { plainPool } from '../db/pool';
import { logger } from '../logger';
import { metrics } from '../metrics';
import type { Job } from './job';
import { keepLeases } from './leases';

const CONCURRENCY = 8;

/** A running worker of this process. */
export interface Worker {
  /** Finishes what runs (or hands it back after the grace period) and stops. */
  stop: () => Promise<void>;
}

/**
 * Starts taking jobs from the queue.
 * @param jobs every job of the product; an enqueued name that is not among them waits
 */
export async function startWorker(jobs: readonly Job[]): Promise<Worker> {
  const pool = plainPool(CONCURRENCY + 2);
  const leases = await keepLeases(pool);
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: taskList(jobs),
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) => (job.cron ? [{ task: job.name, match: job.cron }] : [])),
    ),
    logger: quietLogger(),
    events: leases.events,
  });
  return {
    stop: async () => {
      await runner.stop();
      await leases.release();
      await pool.end();
    },
  };
}

function taskList(jobs: readonly Job[]): TaskList {
  const entries = jobs.map((job) => [
    job.name,
    async (payload: unknown) => {
      try {
        const fields = typeof payload === 'object' && payload !== null ? { ...payload } : {};
        await job.run(job.payload.parse(fields));
        metrics().jobs.inc({ task: job.name, outcome: 'done' });
      } catch (error) {
        metrics().jobs.inc({ task: job.name, outcome: 'failed' });
        logger().error({ err: error, job: job.name }, 'a job failed and will be tried again');
        throw error;
      }
    },
  ]);
  return Object.fromEntries(entries) as TaskList;
}

/** The queue's own messages, at our levels; its errors were logged with the job above. */
function quietLogger(): Logger {
  return new Logger((scope) => (level, message) => {
    if (level === 'warning') logger().warn({ worker: scope.workerId }, message);
    else logger().debug({ worker: scope.workerId }, message);
  });
}
