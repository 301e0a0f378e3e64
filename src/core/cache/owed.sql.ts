import { askUnbound } from '../db/pool';
import { logger } from '../logger';

/** The job that has every process's cached answers forgotten. */
export const FORGET_CACHED_ANSWERS = 'forget-cached-answers';

// One job for an outage, however many changes it owes. A twin that runs already counts for what came before it only.
const OWE = `select graphile_worker.add_job('${FORGET_CACHED_ANSWERS}', '{}'::json, run_at => now() + $1::interval,
  job_key => '${FORGET_CACHED_ANSWERS}', job_key_mode => 'preserve_run_at')::text`;

/**
 * Notes in the queue that Redis was not told of a change. A process that still reaches Redis makes it good, also when
 * this one never will.
 * @param wait until then, as PostgreSQL writes intervals
 */
export async function oweCache(wait = '0 seconds'): Promise<void> {
  try {
    await askUnbound('owe_cache', OWE, [wait]);
  } catch (error) {
    // The change is committed, and its caller is told so.
    logger().error({ err: error }, 'could not note that cached answers are to be forgotten');
  }
}
