import { Redis } from '@upstash/redis';
import { env } from './env';
import { logger } from './logger';
import { redisFailures } from './metrics';

const shared = globalThis as { quintetRedis?: Redis | null; quintetRedisDownUntil?: number };

/** Upstash Redis when its two variables are set, else null. */
export function redis(): Redis | null {
  if (shared.quintetRedis === undefined) {
    const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
    shared.quintetRedis =
      url && token ? new Redis({ url, token, retry: { retries: 1 }, enableTelemetry: false }) : null;
  }
  return shared.quintetRedis;
}

const PAUSE_MS = 5_000;

/**
 * Asks Redis, or answers `otherwise` while it is down: limits fail open and caches are skipped, nothing errors.
 * After a failure Redis is left alone for 5 s, so that it costs one log line and not one per request.
 */
export async function withRedis<T>(ask: (client: Redis) => Promise<T>, otherwise: T): Promise<T> {
  const client = redis();
  if (!client || (shared.quintetRedisDownUntil ?? 0) > Date.now()) return otherwise;
  try {
    return await ask(client);
  } catch (error) {
    shared.quintetRedisDownUntil = Date.now() + PAUSE_MS;
    redisFailures().inc();
    logger().warn({ err: error }, 'Redis did not answer; going on without it for 5 s');
    return otherwise;
  }
}
