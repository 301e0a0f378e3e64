import { clock } from '@/core/clock';
import { newId } from '@/core/ids';
import * as logoutAllRoute from '../../app/api/auth/logout-all/route';
import * as sessionRoute from '../../app/api/auth/sessions/[sessionId]/route';
import * as sessionsRoute from '../../app/api/auth/sessions/route';
import { anApiKey, aPerson, PASSWORD } from '../support/factories';
import { aSignedInPerson, by, me, refresh, signIn } from '../support/sign-in';

interface OwnSession {
  id: string;
  current: boolean;
  userAgent: string | null;
  ip: string | null;
  method: string;
  lastSeenAt: string | null;
}

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
function later(seconds: number): void {
  clock.now = () => new Date(realNow().getTime() + seconds * 1000);
}

const sessionsOf = async (accessToken: string) =>
  (await by(accessToken)<OwnSession[]>(sessionsRoute.GET)).data;
const end = (accessToken: string, sessionId: string) =>
  by(accessToken)(sessionRoute.DELETE, { method: 'DELETE', params: { sessionId } });

/** A person signed in on two devices. */
async function onTwoDevices() {
  const here = await aSignedInPerson();
  const there = (await signIn({ email: here.email, password: PASSWORD })).data;
  return { here, there };
}

it('people see where they are signed in, this session among them, and nobody else’s', async () => {
  const { here } = await onTwoDevices();
  await aSignedInPerson();
  const sessions = await sessionsOf(here.accessToken);
  expect(sessions).toHaveLength(2);
  expect(sessions.filter(({ current }) => current)).toHaveLength(1);
  expect(sessions[0]).toMatchObject({ method: 'password' });
});

it('a session that is ended from elsewhere is refused at once, refresh token included', async () => {
  const { here, there } = await onTwoDevices();
  const other = (await sessionsOf(here.accessToken)).find(({ current }) => !current);
  expect(await end(here.accessToken, other?.id ?? '')).toMatchObject({
    status: 200,
    data: { id: other?.id },
  });
  expect((await me(there.accessToken)).status).toBe(401);
  expect((await refresh(there.refreshToken)).status).toBe(401);
  expect((await me(here.accessToken)).status).toBe(200);
  expect((await end(here.accessToken, other?.id ?? '')).status).toBe(404);
});

it('the session of somebody else is answered as one that does not exist, and goes on', async () => {
  const [ada, eve] = [await aSignedInPerson(), await aSignedInPerson()];
  const [hers] = await sessionsOf(ada.accessToken);
  // Who administers the platform sees everybody's rows, and still ends only their own here.
  const root = await aPerson({ platformRole: 'super_admin' });
  const admin = (await signIn({ email: root.email, password: PASSWORD })).data;
  expect((await end(admin.accessToken, hers?.id ?? '')).status).toBe(404);
  expect(await sessionsOf(admin.accessToken)).toHaveLength(1);
  const foreign = await end(eve.accessToken, hers?.id ?? '');
  const missing = await end(eve.accessToken, newId());
  expect(foreign).toMatchObject({ status: 404, code: 'NOT_FOUND', error: missing.error });
  expect((await me(ada.accessToken)).status).toBe(200);
});

it('signing out everywhere ends all, or all but this one', async () => {
  const { here, there } = await onTwoDevices();
  const all = (body?: unknown) => here.call(logoutAllRoute.POST, { method: 'POST', body });
  expect((await all({ keepCurrent: true })).data).toEqual({ sessionsEnded: 1 });
  expect((await me(there.accessToken)).status).toBe(401);
  expect((await me(here.accessToken)).status).toBe(200);
  expect((await all()).data).toEqual({ sessionsEnded: 1 });
  expect((await me(here.accessToken)).status).toBe(401);
  expect((await refresh(here.refreshToken)).status).toBe(401);
});

it('when a session was last seen is noted once a minute at most', async () => {
  const who = await aSignedInPerson();
  const seenAt = async () => (await sessionsOf(who.accessToken))[0]?.lastSeenAt;
  const first = await seenAt();
  later(59);
  expect(await seenAt()).toBe(first);
  later(62);
  expect(Date.parse((await seenAt()) ?? '')).toBeGreaterThan(Date.parse(first ?? ''));
});

it('an API key has no sessions', async () => {
  const { tenantId } = await aSignedInPerson();
  const key = await anApiKey({ tenantId });
  expect(await by(key)(sessionsRoute.GET)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
});
