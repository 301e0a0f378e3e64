import { randomInt } from 'node:crypto';
import { Redis } from '@upstash/redis';
import { clock } from './clock';
import { env } from './env';
import { logger } from './logger';
import { redisFailures } from './metrics';

/** After a failure Redis is left alone for this long. */
const PAUSE_MS = 5_000;
/** Slower than this is no answer. */
const TIMEOUT_MS = 1_000;

/** A part of every cached answer's name. Advancing it puts all cached answers of all processes out of reach. */
export const EPOCH = 'quintet:epoch';

/**
 * By how much numbers in names are advanced: never back, and when Redis has lost one it does not count through the
 * same numbers again.
 */
export function advanceStep(): number {
  return randomInt(1, 2 ** 24);
}

/**
 * One process's way to Redis. It asks Redis nothing from a failure on, until Redis answers again and has been told to
 * forget: changes that it did not hear of would otherwise come back as old answers. An outage is two log lines.
 */
export class RedisLink {
  private state: 'up' | 'down' | 'returning' = 'up';
  private pausedUntil = 0;
  private returns = 0;

  constructor(readonly client: Redis) {}

  /** Asks Redis, or answers `otherwise` while it is not to be believed: limits fail open, caches are skipped. */
  async ask<T>(question: (client: Redis) => Promise<T>, otherwise: T): Promise<T> {
    this.returnWhenDue();
    if (this.state !== 'up') return otherwise;
    try {
      return await question(this.client);
    } catch (error) {
      this.lose(error);
      return otherwise;
    }
  }

  /** Tells Redis of a change. @returns false when it did not hear, and nobody behind another link has heard either */
  async tell(message: (client: Redis) => Promise<unknown>): Promise<boolean> {
    this.returnWhenDue();
    if (this.state === 'down') return false;
    try {
      await message(this.client);
      return true;
    } catch (error) {
      this.lose(error);
      return false;
    }
  }

  private lose(error: unknown): void {
    redisFailures().inc();
    if (this.state === 'up')
      logger().warn({ err: error }, 'Redis does not answer; going on without it until it does');
    this.state = 'down';
    this.pausedUntil = clock.now().getTime() + PAUSE_MS;
  }

  private returnWhenDue(): void {
    if (this.state !== 'down' || clock.now().getTime() < this.pausedUntil) return;
    // From here on changes are told again; those told to nobody so far are made good by the new epoch.
    this.state = 'returning';
    this.returns += 1;
    const own = this.returns;
    void this.tell((client) => client.incrby(EPOCH, advanceStep())).then((heard) => {
      // Lost once more meanwhile: what was not told since then waits for the next return.
      if (!heard || this.state !== 'returning' || this.returns !== own) return;
      this.state = 'up';
      logger().info('Redis answers again');
    });
  }
}

const shared = globalThis as { quintetRedis?: RedisLink | null };

/** Upstash Redis when its two variables are set, else null. */
export function redis(): RedisLink | null {
  if (shared.quintetRedis === undefined) {
    const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
    shared.quintetRedis = url && token ? new RedisLink(redisAt(url, token)) : null;
  }
  return shared.quintetRedis;
}

/** A client of Redis behind the Upstash REST interface, that gives up on a request after a second. */
export function redisAt(url: string, token: string): Redis {
  const signal = () => AbortSignal.timeout(TIMEOUT_MS);
  return new Redis({ url, token, signal, retry: { retries: 1 }, enableTelemetry: false });
}
