import pg from 'pg';
import { env } from '@/core/env';
import type { Job } from '@/core/jobs/job';

/**
 * Runs the jobs of a kind that a tenant has in the queue, as the worker would, and takes them from it.
 * @returns how many there were; throws what the last of them threw
 */
export async function runQueued(job: Job, tenantId: string): Promise<number> {
  const owner = new pg.Client({ connectionString: env().DATABASE_OWNER_URL });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ payload: Record<string, unknown> }>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
       where t.id = j.task_id and t.identifier = $1 and j.payload ->> 'tenantId' = $2 returning j.payload`,
      [job.name, tenantId],
    );
    for (const { payload } of rows) await job.run(job.payload.parse(payload));
    return rows.length;
  } finally {
    await owner.end();
  }
}
