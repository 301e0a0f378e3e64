import { z } from 'zod';
import { FORGET_CACHED_ANSWERS, oweCache } from '@/core/cache/owed.sql';
import { defineJob } from '@/core/jobs/job';
import { advanceStep, EPOCH, redis } from '@/core/redis';

/** Makes good that Redis was not told of a change: answers kept so far are out of reach for everybody. */
export const forgetCachedAnswers = defineJob({
  name: FORGET_CACHED_ANSWERS,
  payload: z.object({}),
  run: async () => {
    const link = redis();
    if (!link) return;
    const heard = await link.tell((client) => client.incrby(EPOCH, advanceStep()));
    // Not a failure to be told: this worker, too, waits for Redis.
    if (!heard) await oweCache('5 seconds');
  },
});
