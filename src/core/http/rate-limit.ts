import { Ratelimit } from '@upstash/ratelimit';
import { clock } from '../clock';
import { env } from '../env';
import { AppError } from '../errors';
import { redis, withRedis } from '../redis';
import { limitHeaders, MemoryLimiter } from './sliding-window';

const shared = globalThis as {
  quintetLimiter?: MemoryLimiter;
  quintetRedisLimiters?: Map<number, Ratelimit>;
};

/**
 * Counts a request against its caller's own limit.
 * @returns the headers that say how much is left
 * @throws RATE_LIMIT_EXCEEDED with the seconds to wait
 */
export async function takeFromLimit(caller: { key: string; max: number }): Promise<Record<string, string>> {
  const windowMs = env().RATE_LIMIT_WINDOW_SECONDS * 1000;
  const now = clock.now().getTime();
  const state = redis()
    ? await takeInRedis(caller, windowMs, now)
    : memory().take(caller.key, caller.max, windowMs, now);
  if (state.allowed) return limitHeaders(state, windowMs, now);
  throw new AppError('RATE_LIMIT_EXCEEDED', undefined, { retryAfterSeconds: (state.resetAt - now) / 1000 });
}

function memory(): MemoryLimiter {
  shared.quintetLimiter ??= new MemoryLimiter();
  return shared.quintetLimiter;
}

async function takeInRedis(caller: { key: string; max: number }, windowMs: number, now: number) {
  const open = { allowed: true, limit: caller.max, remaining: caller.max, resetAt: now + windowMs };
  return withRedis(async (client) => {
    shared.quintetRedisLimiters ??= new Map();
    let limiter = shared.quintetRedisLimiters.get(caller.max);
    if (!limiter) {
      limiter = new Ratelimit({
        redis: client,
        limiter: Ratelimit.slidingWindow(caller.max, `${windowMs} ms`),
        prefix: 'quintet:limit',
      });
      shared.quintetRedisLimiters.set(caller.max, limiter);
    }
    const { success, limit, remaining, reset } = await limiter.limit(caller.key);
    return { allowed: success, limit, remaining: Math.max(0, remaining), resetAt: reset };
  }, open);
}
