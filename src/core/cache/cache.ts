import { randomInt } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { advanceStep, EPOCH, type RedisLink, redis } from '../redis';
import { oweCache } from './owed.sql';

/**
 * Cached answers are kept under a generation number per tenant and resource. A change advances the number right after
 * its commit, so every older answer is out of reach at once, at the cost of one increment. Answers are read and kept
 * by `remembered`.
 */
export interface Cache {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, seconds: number): Promise<void>;
  /** The present generations of some resources of a tenant, as one text to build keys with; null when nobody knows. */
  generations(tenantId: string, resources: readonly string[]): Promise<string | null>;
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
  // A generation that fell out of memory, or was another such cache's, must not come back as one used before.
  private next = randomInt(2 ** 40);

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

/** Answers that several processes share. */
export class RedisCache implements Cache {
  /**
   * @param owe notes where every process looks that all cached answers have to go; called when Redis did not hear of
   *   a change
   */
  constructor(
    private readonly link: RedisLink,
    private readonly owe: () => Promise<void>,
  ) {}

  async get(key: string): Promise<string | null> {
    return this.link.ask(async (client) => (await client.get<{ text: string }>(key))?.text ?? null, null);
  }

  async set(key: string, value: string, seconds: number): Promise<void> {
    // Wrapped, because the client parses whatever looks like JSON.
    await this.link.ask(async (client) => client.set(key, { text: value }, { ex: seconds }), null);
  }

  async generations(tenantId: string, resources: readonly string[]): Promise<string | null> {
    const keys = [EPOCH, ...generationKeys(tenantId, resources)];
    return this.link.ask(async (client) => {
      const known = await client.mget<(number | null)[]>(...keys);
      // One that Redis does not have is begun somewhere new, where no answer can be kept yet.
      const numbers = known.map(
        (number, index) => number ?? client.incrby(keys[index] ?? EPOCH, advanceStep()),
      );
      return (await Promise.all(numbers)).join('.');
    }, null);
  }

  async advance(tenantId: string, resources: Iterable<string>): Promise<void> {
    const keys = generationKeys(tenantId, [...resources]);
    if (keys.length === 0) return;
    const heard = await this.link.tell(async (client) => {
      const pipeline = client.pipeline();
      for (const key of keys) pipeline.incrby(key, advanceStep());
      await pipeline.exec();
    });
    if (!heard) await this.owe();
  }
}

function generationKeys(tenantId: string, resources: readonly string[]): string[] {
  return resources.map((resource) => `quintet:generation:${tenantId}:${resource}`);
}

/** Keeps nothing: every question is answered by the database. */
const noCache: Cache = {
  get: async () => null,
  set: async () => undefined,
  generations: async () => null,
  advance: async () => undefined,
};

const shared = globalThis as { quintetCache?: Cache };

/**
 * Redis when it is configured. Else this process's memory, but only where the process hears of other processes'
 * commits (`keepInMemory`): a serverless function does not, and works without a cache.
 */
export function cache(): Cache {
  shared.quintetCache ??= create();
  return shared.quintetCache;
}

function create(): Cache {
  const link = redis();
  return link ? new RedisCache(link, oweCache) : noCache;
}

/** Called by the listener for commits once it hears them, and with `false` when it has lost its connection. */
export function keepInMemory(hearsCommits: boolean): void {
  if (redis()) return;
  shared.quintetCache = hearsCommits ? new MemoryCache() : noCache;
}
