import { Ratelimit } from '@upstash/ratelimit';
import type { Redis } from '@upstash/redis';
import { clock } from '../clock';
import { env } from '../env';
import { AppError } from '../errors';
import { redis, withRedis } from '../redis';
import { limitHeaders, MemoryLimiter } from './sliding-window';

const shared = globalThis as {
  quintetLimiter?: MemoryLimiter;
  quintetRedisLimiters?: Map<number, Ratelimit>;
};

/** Whose requests are counted, and how many of them a window holds. */
interface Limited {
  key: string;
  max: number;
}

/**
 * Counts a request against its caller's own limit.
 * @returns the headers that say how much is left
 * @throws RATE_LIMIT_EXCEEDED with the seconds to wait
 */
export async function takeFromLimit(caller: Limited): Promise<Record<string, string>> {
  const { windowMs, now } = present();
  const state = redis()
    ? await takeInRedis(caller, windowMs, now)
    : memory().take(caller.key, caller.max, windowMs, now);
  if (state.allowed) return limitHeaders(state, windowMs, now);
  throw exceeded(state.resetAt, now);
}

/**
 * Refuses a caller whose limit is used up, without counting: for limits that only failures count against.
 * @throws RATE_LIMIT_EXCEEDED with the seconds to wait
 */
export async function requireLeft(caller: Limited): Promise<void> {
  const { windowMs, now } = present();
  const state = redis()
    ? await lookInRedis(caller, windowMs, now)
    : memory().look(caller.key, caller.max, windowMs, now);
  if (!state.allowed) throw exceeded(state.resetAt, now);
}

function present() {
  return { windowMs: env().RATE_LIMIT_WINDOW_SECONDS * 1000, now: clock.now().getTime() };
}

function exceeded(resetAt: number, now: number): AppError {
  return new AppError('RATE_LIMIT_EXCEEDED', undefined, { retryAfterSeconds: (resetAt - now) / 1000 });
}

function memory(): MemoryLimiter {
  shared.quintetLimiter ??= new MemoryLimiter();
  return shared.quintetLimiter;
}

async function takeInRedis(caller: Limited, windowMs: number, now: number) {
  const open = { allowed: true, limit: caller.max, remaining: caller.max, resetAt: now + windowMs };
  return withRedis(async (client) => {
    const { success, limit, remaining, reset } = await limiterFor(caller.max, windowMs, client).limit(
      caller.key,
    );
    return { allowed: success, limit, remaining: Math.max(0, remaining), resetAt: reset };
  }, open);
}

async function lookInRedis(caller: Limited, windowMs: number, now: number) {
  return withRedis(
    async (client) => {
      const { remaining, reset } = await limiterFor(caller.max, windowMs, client).getRemaining(caller.key);
      return { allowed: remaining > 0, resetAt: reset };
    },
    { allowed: true, resetAt: now + windowMs },
  );
}

function limiterFor(max: number, windowMs: number, client: Redis): Ratelimit {
  shared.quintetRedisLimiters ??= new Map();
  const known = shared.quintetRedisLimiters.get(max);
  if (known) return known;
  const limiter = new Ratelimit({
    redis: client,
    limiter: Ratelimit.slidingWindow(max, `${windowMs} ms`),
    prefix: 'quintet:limit',
  });
  shared.quintetRedisLimiters.set(max, limiter);
  return limiter;
}
