import { setImmediate as turn } from 'node:timers/promises';
import { keepInMemory } from '@/core/cache/cache';
import { pool } from '@/core/db/pool';
import { newId } from '@/core/ids';
import { metrics } from '@/core/metrics';
import * as apiKeys from '../../app/api/tenants/[tenantId]/api-keys/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { interleave, Numbers, processWith } from '../support/cache-story';
import { tenant } from '../support/harness';
import { limitStory } from '../support/limit-story';

afterEach(() => {
  jest.restoreAllMocks();
  keepInMemory(true);
});

/** How many statements that read a table are sent from here on. */
function statementsOn(table: string): () => number {
  const asked = jest.spyOn(pool(), 'query');
  const text = new RegExp(`from (public\\.)?"?${table}\\b`);
  return () =>
    asked.mock.calls.filter(([query]) => text.test((query as unknown as { text: string }).text)).length;
}

async function outcomes(): Promise<Record<string, number>> {
  const { values } = await metrics().cached.get();
  return Object.fromEntries(values.map(({ labels, value }) => [`${labels.kind} ${labels.outcome}`, value]));
}

describe('in one process', () => {
  it('nobody reads what was older than their own write, in 10,000 steps that nobody planned', async () => {
    const { stale, reads, asked } = await interleave(10_000);
    expect(stale).toBe(0);
    expect(asked / reads).toBeLessThan(0.4);
  });

  it('nobody does so while the process goes deaf and hears again', async () => {
    const { stale } = await interleave(10_000, async (step) => {
      if (step % 250 === 0) keepInMemory((step / 250) % 2 === 0);
    });
    expect(stale).toBe(0);
  });

  it('nobody is given an answer that was on its way when the process went deaf', async () => {
    keepInMemory(true);
    const numbers = new Numbers();
    const { read, write } = processWith(numbers);
    const tenantId = newId();
    let arrive: (committed: number) => void = () => undefined;
    jest.spyOn(numbers, 'read').mockReturnValueOnce(
      new Promise((resolve) => {
        arrive = resolve;
      }),
    );
    const slow = read(tenantId, 'page');
    while (jest.mocked(numbers.read).mock.calls.length === 0) await turn();
    keepInMemory(false);
    keepInMemory(true);
    await write(tenantId, 'page');
    const fresh = read(tenantId, 'page');
    arrive(0);
    expect([await slow, await fresh, await read(tenantId, 'page')]).toEqual([0, 1, 1]);
  });

  it('exactly as many of many calls at once pass as the limit says', limitStory);
});

describe('fifty who ask for one list at once', () => {
  it('have it read once', async () => {
    const acme = await tenant();
    const before = await outcomes();
    const asked = statementsOn('pages');
    const all = await Promise.all(Array.from({ length: 50 }, () => acme.call(pages.GET)));
    expect(new Set(all.map(({ status, data }) => JSON.stringify([status, data])))).toEqual(
      new Set(['[200,[]]']),
    );
    // The rows, and how many there are.
    expect(asked()).toBe(2);
    const after = await outcomes();
    expect((after['answer miss'] ?? 0) - (before['answer miss'] ?? 0)).toBe(1);
    expect((after['answer joined'] ?? 0) - (before['answer joined'] ?? 0)).toBe(49);
  });

  it('have it counted once, where the rows themselves are read for each', async () => {
    const acme = await tenant();
    const asked = statementsOn('api_keys');
    await Promise.all(Array.from({ length: 50 }, () => acme.call(apiKeys.GET)));
    expect(asked()).toBe(51);
  });

  it('are each answered by the database where nothing can be kept', async () => {
    keepInMemory(false);
    const acme = await tenant();
    const asked = statementsOn('pages');
    await Promise.all(Array.from({ length: 5 }, () => acme.call(pages.GET)));
    expect(asked()).toBe(10);
  });
});
