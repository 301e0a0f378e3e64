import { LRUCache } from 'lru-cache';
import { redis, withRedis } from '../redis';

/**
 * Cached answers are kept under a generation number per tenant and resource. A change advances the number right after
 * its commit, so every older answer is out of reach at once, at the cost of one increment.
 */
export interface Cache {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, seconds: number): Promise<void>;
  /** The present generations of some resources of a tenant, as one text to build keys with. */
  generations(tenantId: string, resources: readonly string[]): Promise<string>;
  advance(tenantId: string, resources: Iterable<string>): Promise<void>;
}

const MEMORY_BYTES = 64 * 1024 * 1024;

class MemoryCache implements Cache {
  private readonly answers = new LRUCache<string, string>({
    maxSize: MEMORY_BYTES,
    sizeCalculation: (value, key) => value.length + key.length + 1,
    ttl: 60_000,
  });
  private readonly numbers = new LRUCache<string, number>({ max: 100_000 });
  // A generation that fell out of memory must not come back as one that was used before.
  private next = 1;

  async get(key: string): Promise<string | null> {
    return this.answers.get(key) ?? null;
  }

  async set(key: string, value: string, seconds: number): Promise<void> {
    this.answers.set(key, value, { ttl: seconds * 1000 });
  }

  async generations(tenantId: string, resources: readonly string[]): Promise<string> {
    return resources
      .map((resource) => this.numbers.get(`${tenantId}:${resource}`) ?? this.advanceOne(tenantId, resource))
      .join('.');
  }

  async advance(tenantId: string, resources: Iterable<string>): Promise<void> {
    for (const resource of resources) this.advanceOne(tenantId, resource);
  }

  private advanceOne(tenantId: string, resource: string): number {
    const number = this.next;
    this.next += 1;
    this.numbers.set(`${tenantId}:${resource}`, number);
    return number;
  }
}

/** Generations unknown (Redis down): a key that nobody else can have, so nothing stale is ever found. */
const UNKNOWN = 'unknown';

class RedisCache implements Cache {
  async get(key: string): Promise<string | null> {
    if (key.includes(UNKNOWN)) return null;
    return withRedis(async (client) => (await client.get<{ text: string }>(key))?.text ?? null, null);
  }

  async set(key: string, value: string, seconds: number): Promise<void> {
    if (key.includes(UNKNOWN)) return;
    // Wrapped, because the client parses whatever looks like JSON.
    await withRedis(async (client) => client.set(key, { text: value }, { ex: seconds }), null);
  }

  async generations(tenantId: string, resources: readonly string[]): Promise<string> {
    const keys = resources.map((resource) => `quintet:generation:${tenantId}:${resource}`);
    return withRedis(
      async (client) => (await client.mget<(number | null)[]>(...keys)).map((n) => n ?? 0).join('.'),
      UNKNOWN,
    );
  }

  async advance(tenantId: string, resources: Iterable<string>): Promise<void> {
    const keys = [...resources].map((resource) => `quintet:generation:${tenantId}:${resource}`);
    if (keys.length === 0) return;
    await withRedis(async (client) => {
      const pipeline = client.pipeline();
      for (const key of keys) pipeline.incr(key);
      await pipeline.exec();
    }, undefined);
  }
}

/** Keeps nothing: every question is answered by the database. */
const noCache: Cache = {
  get: async () => null,
  set: async () => undefined,
  generations: async () => UNKNOWN,
  advance: async () => undefined,
};

const shared = globalThis as { quintetCache?: Cache };

/**
 * Redis when it is configured. Else this process's memory, but only where the process hears of other processes'
 * commits (`keepInMemory`): a serverless function does not, and works without a cache.
 */
export function cache(): Cache {
  shared.quintetCache ??= redis() ? new RedisCache() : noCache;
  return shared.quintetCache;
}

/** Called by the listener for commits once it hears them, and with `false` when it has lost its connection. */
export function keepInMemory(hearsCommits: boolean): void {
  if (redis()) return;
  shared.quintetCache = hearsCommits ? new MemoryCache() : noCache;
}
