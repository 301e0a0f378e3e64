import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { logger } from '../logger';

const RENEW_MS = 5_000;
/** A worker that has not renewed for this long is dead. All by the database's clock. */
const DEAD_AFTER = '20 seconds';

const RENEW = `insert into worker_leases (worker_id) select unnest($1::text[])
  on conflict (worker_id) do update set renewed_at = now()`;

// The queue itself waits four hours before it believes a worker dead. A job counts as abandoned when its worker has no
// living lease, and was taken long enough ago for a new worker to have written one.
const FREE = `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker._private_jobs
  where locked_at < now() - interval '${DEAD_AFTER}' and not exists
    (select from worker_leases where worker_id = locked_by and renewed_at > now() - interval '${DEAD_AFTER}')
  having count(*) > 0`;
const FORGET = `delete from worker_leases where renewed_at < now() - interval '1 hour'`;

/** Keeps this process's workers marked as alive, and hands dead processes' jobs to the living. */
export async function keepLeases(pool: pg.Pool) {
  const events: WorkerEvents = new EventEmitter();
  const own = new Set<string>();
  events.on('worker:create', ({ worker }) => own.add(worker.workerId));
  events.on('worker:stop', ({ worker }) => own.delete(worker.workerId));

  const beat = async () => {
    await pool.query(RENEW, [[...own]]);
    await pool.query(FREE);
    await pool.query(FORGET);
  };
  await beat();
  const timer = setInterval(() => {
    beat().catch((error: unknown) =>
      logger().warn({ err: error }, 'could not renew worker leases; trying again'),
    );
  }, RENEW_MS);
  return {
    events,
    release: async () => {
      clearInterval(timer);
      await pool.query('delete from worker_leases where worker_id = any($1)', [[...own]]);
    },
  };
}
