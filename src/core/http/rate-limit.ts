import { Ratelimit } from '@upstash/ratelimit';
import type { Redis } from '@upstash/redis';
import { clock } from '../clock';
import { env } from '../env';
import { AppError } from '../errors';
import { redis } from '../redis';
import { type LimitState, limitHeaders, MemoryLimiter } from './sliding-window';

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
  const shared = await redis()?.ask((client) => takeInRedis(client, caller, windowMs), null);
  const state = shared ?? memory().take(caller.key, caller.max, windowMs, now);
  if (state.allowed) return limitHeaders(state, windowMs, now);
  throw exceeded(state, windowMs, now);
}

/**
 * Refuses a caller whose limit is used up, without counting: for limits that only failures count against.
 * @throws RATE_LIMIT_EXCEEDED with the seconds to wait
 */
export async function requireLeft(caller: Limited): Promise<void> {
  const { windowMs, now } = present();
  const shared = await redis()?.ask((client) => lookInRedis(client, caller, windowMs), null);
  const state = shared ?? memory().look(caller.key, caller.max, windowMs, now);
  if (!state.allowed) throw exceeded(state, windowMs, now);
}

function present() {
  return { windowMs: env().RATE_LIMIT_WINDOW_SECONDS * 1000, now: clock.now().getTime() };
}

function exceeded(state: LimitState, windowMs: number, now: number): AppError {
  return new AppError('RATE_LIMIT_EXCEEDED', undefined, {
    retryAfterSeconds: (state.resetAt - now) / 1000,
    headers: limitHeaders(state, windowMs, now),
  });
}

/** Counts of this process alone: where there is no Redis, and while it does not answer. */
function memory(): MemoryLimiter {
  shared.quintetLimiter ??= new MemoryLimiter();
  return shared.quintetLimiter;
}

async function takeInRedis(client: Redis, { key, max }: Limited, windowMs: number): Promise<LimitState> {
  const { success, limit, remaining, reset } = await limiterFor(max, windowMs, client).limit(key);
  return { allowed: success, limit, remaining: Math.max(0, remaining), resetAt: reset };
}

async function lookInRedis(client: Redis, { key, max }: Limited, windowMs: number): Promise<LimitState> {
  const { remaining, reset } = await limiterFor(max, windowMs, client).getRemaining(key);
  return { allowed: remaining > 0, limit: max, remaining: Math.max(0, remaining), resetAt: reset };
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
