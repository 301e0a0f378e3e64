import { SignJWT } from 'jose';
import { clock } from '@/core/clock';
import { purposeKey } from '@/core/crypto';
import { newId } from '@/core/ids';
import { nextAuthOptions } from '@/services/platform/auth/next-auth';
import * as loginRoute from '../../app/api/auth/login/route';
import * as logoutRoute from '../../app/api/auth/logout/route';
import * as meRoute from '../../app/api/auth/me/route';
import * as refreshRoute from '../../app/api/auth/refresh/route';
import * as registerRoute from '../../app/api/auth/register/route';
import * as pagesRoute from '../../app/api/tenants/[tenantId]/pages/route';
import { aPerson, aTenant, inTenant, PASSWORD } from '../support/factories';
import { call } from '../support/harness';

interface Tokens {
  accessToken: string;
  refreshToken: string;
  tenantId: string | null;
  user: { id: string };
}

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

function later(seconds: number): void {
  clock.now = () => new Date(realNow().getTime() + seconds * 1000);
}

async function signedIn() {
  const { tenantId } = await aTenant();
  const { email, userId } = await aPerson({ tenantId });
  const { data } = await call<Tokens>(loginRoute.POST, {
    method: 'POST',
    body: { email, password: PASSWORD },
  });
  return { ...data, tenantId, email, userId };
}

const me = (accessToken: string) =>
  call(meRoute.GET, { headers: { authorization: `Bearer ${accessToken}` } });
const refresh = (refreshToken: string) =>
  call<Tokens>(refreshRoute.POST, { method: 'POST', body: { refreshToken } });

describe('registering', () => {
  it('answers alike for a new and a known address, and keeps what the known one had', async () => {
    const { email } = await aPerson();
    const body = { email, password: 'Another-Horse-8', name: 'Eve' };
    const known = await call(registerRoute.POST, { method: 'POST', body });
    const fresh = await call(registerRoute.POST, {
      method: 'POST',
      body: { ...body, email: `new-${email}` },
    });
    expect({ ...known, data: null, meta: null, headers: null, text: null }).toEqual({
      ...fresh,
      data: null,
      meta: null,
      headers: null,
      text: null,
    });
    expect(
      (await call(loginRoute.POST, { method: 'POST', body: { email, password: PASSWORD } })).status,
    ).toBe(200);
    expect(
      (await call(loginRoute.POST, { method: 'POST', body: { email, password: 'Another-Horse-8' } })).code,
    ).toBe('INVALID_CREDENTIALS');
  });

  it.each([
    ['short', 'Ab1!'],
    ['without upper case', 'correct-horse-7'],
    ['without a digit', 'Correct-Horse'],
    ['without a special character', 'CorrectHorse7'],
    ['over 72 bytes, which bcrypt would cut', `Aa1!${'ä'.repeat(40)}`],
  ])('refuses a password %s', async (_, password) => {
    const answer = await call(registerRoute.POST, {
      method: 'POST',
      body: { email: 'x@example.test', password, name: 'X' },
    });
    expect(answer).toMatchObject({ status: 422, details: [{ field: 'password' }] });
  });

  it('takes names of any script', async () => {
    for (const name of ['محمد علي', "Siobhán O'Neill-Łukasz", '王小明']) {
      const body = { email: `p${Math.random()}@example.test`, password: 'Correct-Horse-7', name };
      expect((await call(registerRoute.POST, { method: 'POST', body })).status).toBe(201);
    }
  });
});

describe('signing in', () => {
  it('answers alike for an unknown address and a wrong password, and 429 after five failures', async () => {
    const { email } = await aPerson();
    const wrong = await call(loginRoute.POST, { method: 'POST', body: { email, password: 'Wrong-Horse-7' } });
    const unknown = await call(loginRoute.POST, {
      method: 'POST',
      body: { email: `no-${email}`, password: PASSWORD },
    });
    expect(wrong).toMatchObject({ status: 401, code: 'INVALID_CREDENTIALS', error: unknown.error });
    for (let tries = 0; tries < 4; tries += 1)
      await call(loginRoute.POST, { method: 'POST', body: { email, password: 'Wrong-Horse-7' } });
    const sixth = await call(loginRoute.POST, { method: 'POST', body: { email, password: 'Wrong-Horse-7' } });
    expect(sixth).toMatchObject({ status: 429, code: 'RATE_LIMIT_EXCEEDED' });
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
    // Else whoever guesses on would see the right password by its answer.
    const right = await call(loginRoute.POST, { method: 'POST', body: { email, password: PASSWORD } });
    expect(right).toMatchObject({ status: 429, code: 'RATE_LIMIT_EXCEEDED' });
  });

  it('works in the tenant of the oldest membership', async () => {
    const { tenantId, data } = await signedIn().then((who) => ({ tenantId: who.tenantId, data: who }));
    expect(data.tenantId).toBe(tenantId);
    expect(await me(data.accessToken)).toMatchObject({
      status: 200,
      data: { role: 'owner', tenant: { id: tenantId } },
    });
  });
});

describe('a credential ends', () => {
  it('at logout, on the very next request, refresh token included', async () => {
    const who = await signedIn();
    await call(logoutRoute.POST, { method: 'POST', headers: { authorization: `Bearer ${who.accessToken}` } });
    expect(await me(who.accessToken)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    expect(await refresh(who.refreshToken)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
  });

  it('when its person is suspended or loses the role, on the very next request', async () => {
    const who = await signedIn();
    const list = () =>
      call(pagesRoute.GET, {
        params: { tenantId: who.tenantId },
        headers: { authorization: `Bearer ${who.accessToken}` },
      });
    expect((await list()).status).toBe(200);
    await inTenant(who.tenantId, (db) =>
      db.membership.updateMany({ where: { userId: who.userId }, data: { role: 'vendor' } }),
    );
    expect((await list()).status).toBe(403);
    await inTenant(
      who.tenantId,
      (db) => db.user.update({ where: { id: who.userId }, data: { status: 'suspended' } }),
      who.userId,
    );
    expect((await list()).status).toBe(401);
  });

  it('after 15 minutes with TOKEN_EXPIRED, and a refresh gives a new one', async () => {
    const who = await signedIn();
    later(15 * 60 + 1);
    expect(await me(who.accessToken)).toMatchObject({ status: 401, code: 'TOKEN_EXPIRED' });
    const next = await refresh(who.refreshToken);
    expect((await me(next.data.accessToken)).status).toBe(200);
  });

  it('when the refresh token is a week old, with REFRESH_TOKEN_EXPIRED', async () => {
    const who = await signedIn();
    later(7 * 24 * 3600 + 1);
    expect(await refresh(who.refreshToken)).toMatchObject({ status: 401, code: 'REFRESH_TOKEN_EXPIRED' });
  });

  it('or never was one: tampered, of another key, of another algorithm', async () => {
    const who = await signedIn();
    const [header, payload, signature] = who.accessToken.split('.');
    const forged = await new SignJWT({ sid: who.user.id, tid: null })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setSubject(who.user.id)
      .setIssuer('quintet')
      .setExpirationTime('1h')
      .sign(purposeKey('another purpose'));
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`;
    const swapped = `${header}.${Buffer.from('{"sub":"x"}').toString('base64url')}.${signature}`;
    for (const token of [forged, none, swapped, `${header}.${payload}.${'A'.repeat(43)}`]) {
      expect(await me(token)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    }
  });
});

describe('refreshing', () => {
  it('fifty times at once gives one successor and signs nobody out', async () => {
    const who = await signedIn();
    const all = await Promise.all(Array.from({ length: 50 }, () => refresh(who.refreshToken)));
    expect(all.map((answer) => answer.status)).toEqual(Array(50).fill(200));
    expect(new Set(all.map((answer) => answer.data.refreshToken)).size).toBe(1);
    expect((await me(all[0]?.data.accessToken ?? '')).status).toBe(200);
  });

  it('with a spent token later ends the session for both who hold it', async () => {
    const who = await signedIn();
    const next = await refresh(who.refreshToken);
    later(11);
    expect(await refresh(who.refreshToken)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    expect(await refresh(next.data.refreshToken)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    expect(await me(next.data.accessToken)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
  });
});

it('keeps a console session where it is when asked to switch to what is no tenant', async () => {
  const { tenantId } = await aTenant();
  const token = { sub: (await aPerson({ tenantId })).userId, sid: newId(), tenantId };
  const jwt = nextAuthOptions().callbacks?.jwt;
  for (const wanted of ['nonsense', "' or 1=1", newId()]) {
    const asked = { token, trigger: 'update' as const, session: { tenantId: wanted } };
    expect(await jwt?.(asked as unknown as Parameters<typeof jwt>[0])).toEqual(token);
  }
});
