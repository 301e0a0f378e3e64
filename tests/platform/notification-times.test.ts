import { clock } from '@/core/clock';
import { sendDigest } from '@/services/platform/notifications/digest.jobs';
import { endOfQuietHours, nextAtHour } from '@/services/platform/notifications/moments';
import { sendNotification } from '@/services/platform/notifications/send.jobs';
import { timing } from '@/services/platform/notifications/timing';
import * as loginRoute from '../../app/api/auth/login/route';
import * as unsubscribeRoute from '../../app/api/notifications/unsubscribe/route';
import * as keysRoute from '../../app/api/tenants/[tenantId]/api-keys/route';
import * as settingRoute from '../../app/api/user/settings/[name]/route';
import { aPerson, aTenant, PASSWORD, seenBy } from '../support/factories';
import { type Caller, call, signedIn } from '../support/harness';
import { lettersTo } from '../support/letters';
import { queuedJobs, sendAll, tellAll } from '../support/told';

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
const itIs = (moment: string) => {
  clock.now = () => new Date(moment);
};

const night = { from: '22:00', until: '07:00' };
const berlin = 'Europe/Berlin';

describe('quiet hours', () => {
  const endAt = (moment: string, hours = night) =>
    endOfQuietHours(new Date(moment), hours, berlin)?.toISOString() ?? null;

  it('end at seven by the clock on the wall, also in the nights in which clocks are changed', () => {
    expect(endAt('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
    expect(endAt('2026-10-25T05:59:59Z')).toBe('2026-10-25T06:00:00.000Z');
    expect(endAt('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(endAt('2026-03-29T04:59:59Z')).toBe('2026-03-29T05:00:00.000Z');
  });

  it('hold nothing outside them: not at their last moment, and not before their first', () => {
    expect(endAt('2026-10-25T06:00:00Z')).toBeNull();
    expect(endAt('2026-03-29T05:00:00Z')).toBeNull();
    expect(endAt('2026-10-24T19:59:59Z')).toBeNull();
    expect(endAt('2026-10-24T20:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });

  it('that lie within a day, in an hour that does not come or comes twice, end once', () => {
    const hours = { from: '02:15', until: '02:45' };
    expect(endAt('2026-03-29T01:20:00Z', hours)).toBe('2026-03-29T01:45:00.000Z');
    expect(endAt('2026-10-25T00:20:00Z', hours)).toBe('2026-10-25T00:45:00.000Z');
  });
});

test('the daily letter goes at its hour on the wall, a day of 25 hours after the one before', () => {
  const next = (moment: string) => nextAtHour(new Date(moment), 8, berlin).toISOString();
  expect(next('2026-10-24T05:59:00Z')).toBe('2026-10-24T06:00:00.000Z');
  expect(next('2026-10-24T06:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
});

/** Two owners: what Ada does, Grace is told, at the times that she wants. */
async function graceWith(wishes: Record<string, unknown>) {
  const { tenantId } = await aTenant();
  const ada = await signedIn({ tenantId });
  const { userId, email } = await aPerson({ tenantId, name: 'Grace' });
  const grace = await signedIn({ tenantId, userId });
  const answer = await setTiming(grace, wishes);
  expect(answer.status).toBe(200);
  return { tenantId, ada, userId, email };
}

const setTiming = (caller: Caller, wishes: Record<string, unknown>) =>
  caller.call(settingRoute.PUT, {
    method: 'PUT',
    params: { name: timing.name },
    body: { value: { ...timing.default, timezone: berlin, ...wishes } },
  });
const makeKey = (caller: Caller, name: string) =>
  caller.call(keysRoute.POST, { method: 'POST', body: { name, scopes: ['pages:read'] } });
const messagesOf = (tenantId: string) =>
  seenBy(tenantId, (db) => db.notificationMessage.findMany({ orderBy: { createdAt: 'asc' } }));

const digestJobs = (tenantId: string) => queuedJobs(tenantId, sendDigest.name);
const runDigest = (payload: Record<string, unknown>) => sendDigest.run(sendDigest.payload.parse(payload));

describe('somebody with quiet hours', () => {
  it('gets what comes in the night in the morning', async () => {
    const { tenantId, ada, email } = await graceWith({ quietHours: night });
    await makeKey(ada, 'Till');
    itIs('2026-10-24T23:30:00Z');
    await tellAll(tenantId);
    expect(await messagesOf(tenantId)).toMatchObject([
      { channel: 'email', status: 'queued', sendAfter: new Date('2026-10-25T06:00:00Z') },
    ]);
    itIs('2026-10-25T06:00:00Z');
    await sendAll(tenantId);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  it('is told at any hour of what is urgent', async () => {
    const { tenantId, email } = await graceWith({ quietHours: night, digestHour: 8 });
    await call(loginRoute.POST, {
      method: 'POST',
      body: { email, password: PASSWORD },
      headers: { 'user-agent': 'Phone/7' },
    });
    itIs('2026-10-24T23:30:00Z');
    await tellAll(tenantId);
    expect(await messagesOf(tenantId)).toMatchObject([{ status: 'queued', sendAfter: null }]);
  });
});

describe('the daily letter', () => {
  it('holds all of a day, is one, and is sent once by however many workers', async () => {
    const { tenantId, ada, email } = await graceWith({ digestHour: 8 });
    for (const name of ['Till', 'Oven', 'Van']) await makeKey(ada, name);
    itIs('2026-10-24T12:00:00Z');
    await tellAll(tenantId);
    expect(await queuedJobs(tenantId, sendNotification.name)).toEqual([]);
    const jobs = await digestJobs(tenantId);
    expect(jobs).toEqual([expect.objectContaining({ until: '2026-10-25T07:00:00.000Z' })]);
    // The worker's clock is behind: what was planned goes out all the same.
    itIs('2026-10-25T06:59:00Z');
    await Promise.all(Array.from({ length: 5 }, () => runDigest(jobs[0] ?? {})));
    const [letter, ...more] = await lettersTo(email);
    expect(more).toEqual([]);
    for (const name of ['Till', 'Oven', 'Van']) expect(letter?.text).toContain(`“${name}”`);
    expect((await messagesOf(tenantId)).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
  });

  it('ends by one press, and what waited for it is dropped', async () => {
    const { tenantId, ada, email } = await graceWith({ digestHour: 8 });
    const day = async (name: string) => {
      await makeKey(ada, name);
      await tellAll(tenantId);
      for (const job of await digestJobs(tenantId)) await runDigest(job);
    };
    await day('Till');
    const [letter] = await lettersTo(email);
    const token = /unsubscribe#(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
    expect(await call(unsubscribeRoute.POST, { method: 'POST', query: { token } })).toMatchObject({
      data: { type: 'digest' },
    });
    await day('Oven');
    expect(await lettersTo(email)).toHaveLength(1);
    expect((await messagesOf(tenantId)).map(({ status }) => status)).toEqual(['sent', 'dropped']);
  });
});

test('a time zone that is none, and hours that are none, are refused', async () => {
  const { tenantId } = await aTenant();
  const grace = await signedIn({ tenantId });
  for (const wrong of [
    { timezone: 'Moon/Tycho' },
    { timezone: '' },
    { quietHours: { from: '22:00', until: '22:00' } },
    { quietHours: { from: '24:00', until: '07:00' } },
    { digestHour: 24 },
  ])
    expect(await setTiming(grace, wrong)).toMatchObject({ status: 422 });
});
