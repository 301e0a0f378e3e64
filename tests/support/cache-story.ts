import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { type Cache, cache } from '@/core/cache/cache';
import { remembered } from '@/core/cache/remembered';
import { newId } from '@/core/ids';

const RESOURCES = ['page', 'section', 'navigation'];

/** A process as the story sees it: what it commits, and what it answers. */
interface Process {
  /** @returns what it committed */
  write: (tenantId: string, resource: string) => Promise<number>;
  read: (tenantId: string, resource: string) => Promise<number>;
}

/** Committed numbers per tenant and resource, shared by all processes of a story as a database is. */
export class Numbers {
  private readonly committed = new Map<string, number>();
  reads = 0;

  async commit(key: string): Promise<number> {
    await turn();
    const next = (this.committed.get(key) ?? 0) + 1;
    this.committed.set(key, next);
    return next;
  }

  async read(key: string): Promise<number> {
    this.reads += 1;
    await turn();
    const seen = this.committed.get(key) ?? 0;
    // An answer is on its way for a while, during which others commit.
    if (Math.random() < 0.5) await turn();
    return seen;
  }
}

/** A process that answers through the product's cache. */
export function processWith(numbers: Numbers, own: () => Cache = cache): Process {
  return {
    write: async (tenantId, resource) => {
      const committed = await numbers.commit(`${tenantId}:${resource}`);
      await own().advance(tenantId, [resource]);
      return committed;
    },
    read: (tenantId, resource) =>
      remembered(
        { kind: 'answer', tenantId, resources: [resource], key: `/${resource}`, schema: z.number() },
        async () => ({ value: await numbers.read(`${tenantId}:${resource}`), seconds: 60 }),
      ),
  };
}

/**
 * Writers and readers of three resources in four tenants, in an order that nobody plans. Nobody may read less than what
 * was committed and told before they asked.
 * @param disturb called now and then, to take something away or bring it back
 * @returns how many reads were stale, and how many of all reads asked the database
 */
export async function interleave(
  steps: number,
  disturb: (step: number) => Promise<void> = async () => undefined,
): Promise<{ stale: number; reads: number; asked: number }> {
  const numbers = new Numbers();
  const { write, read } = processWith(numbers);
  const told = new Map<string, number>();
  const tenants = Array.from({ length: 4 }, newId);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T;
  let [stale, reads, begun] = [0, 0, 0];
  const walk = async () => {
    while (begun < steps) {
      begun += 1;
      await disturb(begun);
      const [tenantId, resource] = [pick(tenants), pick(RESOURCES)];
      const key = `${tenantId}:${resource}`;
      if (Math.random() < 0.15) {
        const committed = await write(tenantId, resource);
        told.set(key, Math.max(told.get(key) ?? 0, committed));
        continue;
      }
      const least = told.get(key) ?? 0;
      reads += 1;
      if ((await read(tenantId, resource)) < least) stale += 1;
    }
  };
  await Promise.all(Array.from({ length: 12 }, walk));
  return { stale, reads, asked: numbers.reads };
}
