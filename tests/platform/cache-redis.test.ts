import { setImmediate as turn } from 'node:timers/promises';
import { RedisCache } from '@/core/cache/cache';
import { FORGET_CACHED_ANSWERS, oweCache } from '@/core/cache/owed.sql';
import { clock } from '@/core/clock';
import { askUnbound } from '@/core/db/pool';
import { checkHealth } from '@/core/health';
import { newId } from '@/core/ids';
import { logger } from '@/core/logger';
import { metrics } from '@/core/metrics';
import { redis } from '@/core/redis';
import { forgetCachedAnswers } from '@/services/platform/cache.jobs';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { interleave, Numbers, processWith } from '../support/cache-story';
import { tenant } from '../support/harness';
import { limitStory } from '../support/limit-story';
import { describeWithRedis, RedisServer, useRedis } from '../support/redis-server';

/** Ten thousand steps, half of them while Redis comes and goes, are tens of thousands of requests. */
const LONG = 120_000;

describeWithRedis('with Redis', () => {
  let server: RedisServer;
  let cut: (dead: boolean) => void;

  beforeEach(async () => {
    server = new RedisServer();
    await server.start();
    const way = await server.link();
    cut = way.cut;
    useRedis(way.link);
  });

  const realNow = clock.now;
  let ahead = 0;

  afterEach(async () => {
    jest.restoreAllMocks();
    clock.now = realNow;
    ahead = 0;
    await server.end();
  });

  /** Lets the pause after a failure pass. */
  const later = () => {
    ahead += 6_000;
    const milliseconds = ahead;
    clock.now = () => new Date(realNow().getTime() + milliseconds);
  };

  /** Asks until Redis is believed again: the first who asks after the pause only begins that. */
  const believed = async () => {
    while (!(await redis()?.ask(async () => true, false))) {
      await turn();
      later();
    }
  };

  it('exactly as many of many calls at once pass as the limit says', async () => {
    await limitStory();
    expect(await redis()?.client.keys('quintet:limit:key:*')).not.toEqual([]);
  });

  it(
    'nobody reads what was older than their own write, in 5,000 steps that nobody planned',
    async () => {
      const { stale, reads, asked } = await interleave(5_000);
      expect(stale).toBe(0);
      expect(asked / reads).toBeLessThan(0.4);
    },
    LONG,
  );

  it(
    'nobody does so while the line to Redis breaks and heals, and Redis dies and is started again',
    async () => {
      const { stale, reads, asked } = await interleave(5_000, async (step) => {
        if (step % 500 === 0) cut(true);
        if (step % 500 === 150) cut(false);
        if (step % 5_000 === 3_200) await server.kill();
        if (step % 5_000 === 3_600) await server.start();
        if (step % 50 === 0) later();
      });
      expect(stale).toBe(0);
      expect(asked / reads).toBeLessThan(0.9);
    },
    LONG,
  );

  it('a change that a cut-off process made reaches the others, also when that process never comes back', async () => {
    const other = await server.link();
    const numbers = new Numbers();
    const cutOff = processWith(numbers, () => new RedisCache(other.link, oweCache));
    const reader = processWith(numbers);
    const tenantId = newId();
    expect(await reader.read(tenantId, 'page')).toBe(0);
    other.cut(true);
    await cutOff.write(tenantId, 'page');
    expect(await reader.read(tenantId, 'page')).toBe(0);
    const owed = await askUnbound<{ count: number }>(
      'count_owed',
      'select count(*)::int as count from graphile_worker.jobs where key = $1',
      [FORGET_CACHED_ANSWERS],
    );
    expect(owed[0]?.count).toBe(1);
    await forgetCachedAnswers.run({});
    expect(await reader.read(tenantId, 'page')).toBe(1);
  });

  it('lost under load is told once, hurts nobody, and comes back by itself', async () => {
    const acme = await tenant();
    const [warn, info] = [jest.spyOn(logger(), 'warn'), jest.spyOn(logger(), 'info')];
    const failures = async () => (await metrics().redisFailures.get()).values[0]?.value ?? 0;
    const before = await failures();
    const load = () => Promise.all(Array.from({ length: 60 }, () => acme.call(pages.GET)));
    const [first, , second] = await Promise.all([load(), server.kill(), load()]);
    const third = await load();
    const made = await acme.call(pages.POST, { method: 'POST', body: { title: 'While it was away' } });
    for (const { status } of [...first, ...second, ...third]) expect(status).toBe(200);
    expect(made.status).toBe(201);
    const told = (spy: jest.SpyInstance) =>
      spy.mock.calls.filter((call) => /^Redis /.test(String(call.at(-1))));
    expect(told(warn)).toHaveLength(1);
    expect(await failures()).toBeGreaterThan(before);
    expect((await checkHealth()).find(({ name }) => name === 'cache')).toMatchObject({
      status: 'failed',
      hard: false,
    });

    await server.start();
    later();
    await load();
    await believed();
    expect(told(info)).toHaveLength(1);
    const fresh = await acme.call<{ title: string }[]>(pages.GET);
    expect(fresh.data).toMatchObject([{ title: 'While it was away' }]);
    const hits = async () =>
      (await metrics().cached.get()).values.find(
        ({ labels }) => labels.kind === 'answer' && labels.outcome === 'hit',
      )?.value ?? 0;
    const hitsBefore = await hits();
    await acme.call(pages.GET);
    expect(await hits()).toBe(hitsBefore + 1);
    expect((await checkHealth()).find(({ name }) => name === 'cache')).toMatchObject({ status: 'ok' });
  });

  it('that has thrown away a number does not bring back what was kept under an earlier one', async () => {
    const numbers = new Numbers();
    const { read, write } = processWith(numbers);
    const tenantId = newId();
    for (const expected of [0, 1, 2]) {
      expect(await read(tenantId, 'page')).toBe(expected);
      await write(tenantId, 'page');
    }
    await redis()?.client.del(`quintet:generation:${tenantId}:page`);
    expect(await read(tenantId, 'page')).toBe(3);
    await write(tenantId, 'page');
    expect(await read(tenantId, 'page')).toBe(4);
  });

  it('with something else under an answer’s name is not believed', async () => {
    const acme = await tenant();
    await acme.call(pages.GET);
    const names = (await redis()?.client.keys('answer:*')) ?? [];
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) await redis()?.client.set(name, { text: '{"not":"an answer"}' });
    expect((await acme.call(pages.GET)).status).toBe(200);
  });
});
