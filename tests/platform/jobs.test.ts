import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { clock } from '@/core/clock';
import { AppError } from '@/core/errors';
import { defineWork, type Work } from '@/core/jobs/work';
import { startWorker } from '@/core/jobs/worker';
import { runWork } from '@/services/platform/jobs/jobs.run';
import { work } from '@/services/work';
import * as cancel from '../../app/api/tenants/[tenantId]/jobs/[jobId]/cancel/route';
import * as retry from '../../app/api/tenants/[tenantId]/jobs/[jobId]/retry/route';
import * as jobRoute from '../../app/api/tenants/[tenantId]/jobs/[jobId]/route';
import * as jobsRoute from '../../app/api/tenants/[tenantId]/jobs/route';
import { anApiKey, eventTypes } from '../support/factories';
import { type Caller, callerWith, tenant } from '../support/harness';
import { runQueued } from '../support/queue';

interface JobData {
  id: string;
  status: string;
  progress: number;
  input: unknown;
  result: unknown;
  error: string | null;
  retryCount: number;
}

/** What the story's own kinds of work do next, by tenant. */
const doing = new Map<string, (step: (percent: number) => Promise<void>) => Promise<void>>();

const errand = defineWork({
  type: 'story.errand',
  summary: 'Do what the story says',
  permission: 'pages:write',
  input: z.strictObject({ name: z.string().min(1) }),
  result: z.object({ done: z.string() }),
  run: async ({ name }, task) => {
    await doing.get(task.tenantId)?.(task.step);
    return { done: name };
  },
});
(work as Work[]).push(errand);

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

const begin = (who: Caller, body: object) => who.call<JobData>(jobsRoute.POST, { method: 'POST', body });
const beginErrand = (who: Caller) => begin(who, { type: 'story.errand', input: { name: 'bread' } });
const look = async (who: Caller, jobId: string) =>
  (await who.call<JobData>(jobRoute.GET, { params: { jobId } })).data;
const act = (who: Caller, route: typeof cancel | typeof retry, jobId: string) =>
  who.call<JobData>(route.POST, { method: 'POST', params: { jobId } });

describe('long work', () => {
  it('proves the audit log: begun, done by the worker, with what it found', async () => {
    const acme = await tenant();
    const sealed = await begin(acme, { type: 'audit.seal' });
    expect(sealed).toMatchObject({ status: 202, data: { status: 'queued', progress: 0, result: null } });
    const worker = await startWorker([runWork]);
    while ((await look(acme, sealed.data.id)).status !== 'done') await turn();
    const proof = await begin(acme, { type: 'audit.verify' });
    while ((await look(acme, proof.data.id)).status !== 'done') await turn();
    await worker.stop();
    expect(await look(acme, proof.data.id)).toMatchObject({
      progress: 100,
      error: null,
      retryCount: 0,
      result: { intact: true, next: null, firstBroken: null },
    });
    expect(await eventTypes(acme.tenantId)).toEqual(expect.arrayContaining(['job.queued', 'job.completed']));
  });

  it('that is refused leaves nothing behind in the queue', async () => {
    const acme = await tenant();
    for (const [body, status] of [
      [{ type: 'nothing.such' }, 422],
      [{ type: 'story.errand', input: {} }, 422],
      [{ type: 'story.errand', input: { name: 'x', more: 1 } }, 422],
    ] as const)
      expect(await begin(acme, body)).toMatchObject({ status });
    const program = callerWith(
      acme.tenantId,
      '',
      await anApiKey({ tenantId: acme.tenantId, scopes: ['jobs:read', 'jobs:write'] }),
    );
    expect(await beginErrand(program)).toMatchObject({ status: 403 });
    expect(await runQueued(runWork, acme.tenantId)).toBe(0);
  });

  it('shows input and result to those alone who may begin it, and nothing to another tenant', async () => {
    const [acme, other] = await Promise.all([tenant(), tenant()]);
    const { data } = await beginErrand(acme);
    await runQueued(runWork, acme.tenantId);
    const scopes = ['jobs:read', 'jobs:write'];
    const program = callerWith(acme.tenantId, '', await anApiKey({ tenantId: acme.tenantId, scopes }));
    expect(await look(acme, data.id)).toMatchObject({ input: { name: 'bread' }, result: { done: 'bread' } });
    expect(await look(program, data.id)).toMatchObject({ status: 'done', input: null, result: null });
    expect((await program.call<JobData[]>(jobsRoute.GET)).data).toMatchObject([
      { input: null, result: null },
    ]);
    expect(await act(program, retry, data.id)).toMatchObject({ status: 403 });
    expect(await other.call(jobRoute.GET, { params: { jobId: data.id } })).toMatchObject({ status: 404 });
    expect(await act(other, cancel, data.id)).toMatchObject({ status: 404 });
  });

  it('is found by status, type and time, and counted anew when its status changes', async () => {
    const acme = await tenant();
    const list = async (query: Record<string, string>) =>
      (await acme.call(jobsRoute.GET, { query })).pagination.totalCount;
    await beginErrand(acme);
    expect(await list({ 'filter[status]': 'queued' })).toBe(1);
    expect(await list({ 'filter[status]': 'running' })).toBe(0);
    const meanwhile: number[] = [];
    doing.set(acme.tenantId, async () => {
      meanwhile.push(await list({ 'filter[status]': 'running' }));
    });
    await runQueued(runWork, acme.tenantId);
    expect(meanwhile).toEqual([1]);
    expect(await list({ 'filter[status]': 'queued' })).toBe(0);
    expect(await list({ 'filter[status]': 'done', 'filter[type]': 'story.errand' })).toBe(1);
    expect(await list({ 'filter[createdAt][gte]': new Date(Date.now() + 60_000).toISOString() })).toBe(0);
  });
});

describe('what fails', () => {
  it('is tried five times, stays failed, and can be begun anew by hand', async () => {
    const acme = await tenant();
    const { data } = await beginErrand(acme);
    const place = { tenantId: acme.tenantId, jobId: data.id };
    doing.set(acme.tenantId, async () => {
      throw new Error('secret cause at /srv');
    });
    for (const retryCount of [1, 2, 3, 4]) {
      await expect(runWork.run(place)).rejects.toThrow('secret cause');
      expect(await look(acme, data.id)).toMatchObject({ status: 'queued', retryCount });
    }
    await runWork.run(place);
    const failed = await look(acme, data.id);
    expect(failed).toMatchObject({ status: 'failed', retryCount: 4, result: null });
    expect(failed.error).not.toContain('secret');
    expect(await eventTypes(acme.tenantId)).toContain('job.failed');

    doing.delete(acme.tenantId);
    await runQueued(runWork, acme.tenantId);
    expect((await look(acme, data.id)).status).toBe('failed');
    expect(await act(acme, retry, data.id)).toMatchObject({
      status: 200,
      data: { status: 'queued', error: null },
    });
    expect(await act(acme, retry, data.id)).toMatchObject({ status: 409, code: 'INVALID_TRANSITION' });
    await runQueued(runWork, acme.tenantId);
    expect(await look(acme, data.id)).toMatchObject({ status: 'done', result: { done: 'bread' } });
  });

  it('because a rule says no is told so at once, and not tried again', async () => {
    const acme = await tenant();
    const { data } = await beginErrand(acme);
    doing.set(acme.tenantId, async () => {
      throw new AppError('CONFLICT', 'The oven is in use.');
    });
    await runQueued(runWork, acme.tenantId);
    expect(await look(acme, data.id)).toMatchObject({
      status: 'failed',
      error: 'The oven is in use.',
      retryCount: 0,
    });
  });

  it('because its worker died is done by the next one, but not for ever', async () => {
    const acme = await tenant();
    const { data } = await beginErrand(acme);
    const place = { tenantId: acme.tenantId, jobId: data.id };
    const dying = async () => {
      let isBegun = false;
      doing.set(acme.tenantId, () => {
        isBegun = true;
        return new Promise(() => undefined);
      });
      void runWork.run(place);
      while (!isBegun) await turn();
    };
    await dying();
    doing.delete(acme.tenantId);
    await runWork.run(place);
    expect(await look(acme, data.id)).toMatchObject({ status: 'done', retryCount: 1 });

    const again = await beginErrand(acme);
    place.jobId = again.data.id;
    for (const _ of [1, 2, 3, 4, 5]) await dying();
    await runWork.run(place);
    expect(await look(acme, again.data.id)).toMatchObject({ status: 'failed', retryCount: 5 });
  });
});

it('that one worker has ended is not ended once more by another that was only slow', async () => {
  const acme = await tenant();
  const { data } = await beginErrand(acme);
  const place = { tenantId: acme.tenantId, jobId: data.id };
  let goOn: () => void = () => undefined;
  doing.set(acme.tenantId, () => new Promise((resolve) => (goOn = resolve)));
  const slow = runWork.run(place);
  while ((await look(acme, data.id)).status !== 'running') await turn();
  doing.set(acme.tenantId, async () => {
    throw new AppError('CONFLICT', 'The oven is in use.');
  });
  await runWork.run(place);
  goOn();
  await slow;
  expect(await look(acme, data.id)).toMatchObject({ status: 'failed', error: 'The oven is in use.' });
  expect(await eventTypes(acme.tenantId)).not.toContain('job.completed');
});

describe('what somebody stops', () => {
  it('never begins while it waits', async () => {
    const acme = await tenant();
    const { data } = await begin(acme, {
      type: 'story.errand',
      input: { name: 'bread' },
      runAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(await act(acme, cancel, data.id)).toMatchObject({ status: 200, data: { status: 'cancelled' } });
    expect(await runQueued(runWork, acme.tenantId)).toBe(0);
    await runWork.run({ tenantId: acme.tenantId, jobId: data.id });
    expect(await look(acme, data.id)).toMatchObject({ status: 'cancelled', result: null });
    expect(await act(acme, cancel, data.id)).toMatchObject({ status: 409, code: 'INVALID_TRANSITION' });
  });

  it('stops at its next step while it runs, having told how far it was', async () => {
    const acme = await tenant();
    const { data } = await beginErrand(acme);
    const seen: JobData[] = [];
    doing.set(acme.tenantId, async (step) => {
      await step(40);
      seen.push(await look(acme, data.id));
      await act(acme, cancel, data.id);
      const later = realNow().getTime() + 5_000;
      clock.now = () => new Date(later);
      await step(80);
      throw new Error('It went on.');
    });
    await runQueued(runWork, acme.tenantId);
    expect(seen).toMatchObject([{ status: 'running', progress: 40 }]);
    expect(await look(acme, data.id)).toMatchObject({ status: 'cancelled', retryCount: 0, result: null });
    expect(await eventTypes(acme.tenantId)).toEqual(
      expect.arrayContaining(['job.cancel_requested', 'job.cancelled']),
    );
  });
});
