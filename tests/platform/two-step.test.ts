import { clock } from '@/core/clock';
import { signInProviders } from '@/services/platform/auth/sign-in-providers';
import * as codesRoute from '../../app/api/auth/mfa/recovery-codes/route';
import * as mfaRoute from '../../app/api/auth/mfa/route';
import * as confirmRoute from '../../app/api/auth/mfa/totp/confirm/route';
import * as totpRoute from '../../app/api/auth/mfa/totp/route';
import * as verifyRoute from '../../app/api/auth/mfa/verify/route';
import * as otpRoute from '../../app/api/auth/otp/route';
import * as passkeyRoute from '../../app/api/auth/passkeys/[passkeyId]/route';
import * as passkeyOptionsRoute from '../../app/api/auth/passkeys/options/route';
import * as passkeysRoute from '../../app/api/auth/passkeys/route';
import * as verifyOtpRoute from '../../app/api/auth/verify-otp/route';
import * as pagesRoute from '../../app/api/tenants/[tenantId]/pages/route';
import * as settingRoute from '../../app/api/tenants/[tenantId]/settings/[name]/route';
import { answerRequests, codeMailedTo, wrongCode } from '../support/account-letters';
import { anAuthenticator } from '../support/authenticator';
import { PASSWORD, proveAddress } from '../support/factories';
import type { Answer } from '../support/harness';
import { lettersTo } from '../support/letters';
import { asOwner } from '../support/owner';
import { aSignedInPerson, by, me, post, signIn, type Tokens } from '../support/sign-in';
import { codeAt, setUpApp } from '../support/totp';

const realNow = clock.now;
let shift = 0;
beforeEach(() => {
  shift = 0;
  clock.now = () => new Date(realNow().getTime() + shift * 1000);
});
afterEach(() => {
  clock.now = realNow;
});

/** Somebody with two-step sign-in, half a minute after its last code. */
async function careful() {
  const who = await aSignedInPerson();
  const app = await setUpApp(who.call, clock.now());
  shift += 60;
  return { ...who, ...app, now: () => codeAt(app.secret, clock.now()) };
}

const challengeOf = (answer: Answer): string => {
  const [detail] = answer.details as unknown as { challenge: string }[];
  return detail?.challenge ?? '';
};
const verify = (challenge: string, second: { code?: string; recoveryCode?: string }) =>
  post<Tokens>(verifyRoute.POST, { challenge, ...second });
const byPassword = (email: string, more: Record<string, string> = {}) =>
  signIn({ email, password: PASSWORD, ...more });

describe('setting up an authenticator app', () => {
  it('shows the secret as text, as an address and as a picture, and counts from the first code on', async () => {
    const who = await aSignedInPerson();
    const { data } = await who.call<{ secret: string; otpauthUrl: string; qr: string }>(totpRoute.POST, {
      method: 'POST',
    });
    expect(data.otpauthUrl).toContain(`otpauth://totp/Quintet:${encodeURIComponent(who.email)}?`);
    expect(data.otpauthUrl).toContain(`secret=${data.secret}`);
    const svg = Buffer.from(data.qr.replace('data:image/svg+xml;base64,', ''), 'base64').toString();
    expect(svg).toMatch(/^<svg/);
    expect((await byPassword(who.email)).status).toBe(200);
    const confirm = (code: string) => who.call(confirmRoute.POST, { method: 'POST', body: { code } });
    const code = codeAt(data.secret, clock.now());
    expect(await confirm(wrongCode(code))).toMatchObject({ status: 422, details: [{ field: 'code' }] });
    const confirmed = await confirm(code);
    expect(new Set(confirmed.data.recoveryCodes as string[]).size).toBe(10);
    expect((await byPassword(who.email)).code).toBe('MFA_REQUIRED');
    expect((await who.call(mfaRoute.GET)).data).toMatchObject({ enabled: true, recoveryCodesLeft: 10 });
    expect((await lettersTo(who.email)).at(-1)?.subject).toBe('Two-step sign-in is on');
  });

  it('twice at once makes one factor, and a second one is refused', async () => {
    const who = await aSignedInPerson();
    await Promise.all(Array.from({ length: 20 }, () => who.call(totpRoute.POST, { method: 'POST' })));
    const { data } = await who.call<{ secret: string }>(totpRoute.POST, { method: 'POST' });
    const body = { code: codeAt(data.secret, clock.now()) };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => who.call(confirmRoute.POST, { method: 'POST', body })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await who.call(totpRoute.POST, { method: 'POST' })).code).toBe('CONFLICT');
  });

  it('keeps nothing that a thief of the database could sign in with', async () => {
    const who = await careful();
    const kept = JSON.stringify(
      await asOwner(
        '',
        'select * from mfa_factors f, recovery_codes r where f.user_id = $1 and r.user_id = $1',
        [who.userId],
      ),
    );
    expect(kept).not.toContain(who.secret);
    expect(who.recoveryCodes.filter((code) => kept.includes(code))).toEqual([]);
  });
});

describe('signing in with two steps', () => {
  it('goes on with the challenge, once', async () => {
    const who = await careful();
    const challenge = challengeOf(await byPassword(who.email));
    const answer = await verify(challenge, { code: who.now() });
    expect(answer).toMatchObject({ status: 200, data: { tenantId: who.tenantId } });
    expect((await me(answer.data.accessToken)).status).toBe(200);
    shift += 30;
    expect((await verify(challenge, { code: who.now() })).code).toBe('INVALID_TOKEN');
  });

  it('may give the code at once', async () => {
    const who = await careful();
    expect((await byPassword(who.email, { code: who.now() })).status).toBe(200);
  });

  it('keeps the challenge after a wrong code, for five minutes', async () => {
    const who = await careful();
    const challenge = challengeOf(await byPassword(who.email));
    expect((await verify(challenge, { code: wrongCode(who.now()) })).code).toBe('INVALID_CREDENTIALS');
    expect((await verify(challenge, { code: who.now() })).status).toBe(200);
    const late = challengeOf(await byPassword(who.email));
    shift += 301;
    expect((await verify(late, { code: who.now() })).code).toBe('INVALID_TOKEN');
  });

  it('takes no code twice, and of twenty at once with one code lets one in', async () => {
    const who = await careful();
    const code = who.now();
    const all = await Promise.all(Array.from({ length: 20 }, () => byPassword(who.email, { code })));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('takes the code before and after, for clocks that drift, and none further away', async () => {
    const who = await careful();
    shift += 300;
    const at = (seconds: number) => codeAt(who.secret, new Date(clock.now().getTime() + seconds * 1000));
    expect((await byPassword(who.email, { code: at(-60) })).status).toBe(401);
    expect((await byPassword(who.email, { code: at(60) })).status).toBe(401);
    expect((await byPassword(who.email, { code: at(-30) })).status).toBe(200);
    expect((await byPassword(who.email, { code: at(30) })).status).toBe(200);
    // The step before the last accepted one is over.
    expect((await byPassword(who.email, { code: at(0) })).status).toBe(401);
  });

  it('has five wrong tries in a quarter of an hour, over all ways and all at once', async () => {
    const who = await careful();
    const challenge = challengeOf(await byPassword(who.email));
    const code = wrongCode(who.now());
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        place % 2 ? byPassword(who.email, { code }) : verify(challenge, { code }),
      ),
    );
    expect(all.filter((answer) => answer.code === 'INVALID_CREDENTIALS')).toHaveLength(5);
    expect(all.filter((answer) => answer.code === 'RATE_LIMIT_EXCEEDED')).toHaveLength(15);
    expect(await byPassword(who.email, { code: who.now() })).toMatchObject({ status: 429 });
    shift += 15 * 60;
    expect((await byPassword(who.email, { code: who.now() })).status).toBe(200);
  });

  it('works by each recovery code once, however it is typed', async () => {
    const who = await careful();
    const [first = '', second = ''] = who.recoveryCodes;
    const all = await Promise.all(
      Array.from({ length: 5 }, () => byPassword(who.email, { recoveryCode: first })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    shift += 16 * 60;
    const typed = ` ${second.toUpperCase().replace('-', ' ')} `;
    const { data } = await byPassword(who.email, { recoveryCode: typed });
    expect((await by(data.accessToken)(mfaRoute.GET)).data.recoveryCodesLeft).toBe(8);
  });

  it('is not gone round by a code of a letter', async () => {
    const who = await careful();
    await proveAddress(who.userId);
    await post(otpRoute.POST, { email: who.email });
    await answerRequests();
    const code = await codeMailedTo(who.email);
    const half = await post<Tokens>(verifyOtpRoute.POST, { email: who.email, code });
    expect(half.code).toBe('MFA_REQUIRED');
    expect((await verify(challengeOf(half), { code: who.now() })).status).toBe(200);
  });

  it('asks in the console too, and counts wrong codes there', async () => {
    const who = await careful();
    const [credentials] = signInProviders();
    const authorize = credentials?.options.authorize as unknown as (
      given: Record<string, string>,
      request: object,
    ) => Promise<{ sessionId: string }>;
    const typed = { email: who.email, password: PASSWORD };
    await expect(authorize({ ...typed, code: '' }, {})).rejects.toThrow('MFA_REQUIRED');
    const wrong = wrongCode(who.now());
    for (let tries = 0; tries < 5; tries += 1)
      await expect(authorize({ ...typed, code: wrong }, {})).rejects.toThrow('INVALID_CREDENTIALS');
    await expect(authorize({ ...typed, code: who.now() }, {})).rejects.toThrow('RATE_LIMIT_EXCEEDED');
    shift += 15 * 60;
    expect((await authorize({ ...typed, code: who.now() }, {})).sessionId).toBeTruthy();
  });
});

describe('turning it off, and new recovery codes', () => {
  it('need more than an open session', async () => {
    const who = await careful();
    const off = (body: unknown) => who.call(mfaRoute.DELETE, { method: 'DELETE', body });
    expect((await off({})).status).toBe(422);
    expect((await off({ password: 'Wrong-Horse-7' })).status).toBe(422);
    expect((await off({ code: wrongCode(who.now()) })).status).toBe(422);
    expect((await byPassword(who.email)).code).toBe('MFA_REQUIRED');
    expect(await off({ password: PASSWORD })).toMatchObject({ status: 200, data: { enabled: false } });
    expect((await byPassword(who.email)).status).toBe(200);
    expect((await off({ password: PASSWORD })).code).toBe('CONFLICT');
  });

  it('replace the earlier codes', async () => {
    const who = await careful();
    const answer = await who.call<{ recoveryCodes: string[] }>(codesRoute.POST, {
      method: 'POST',
      body: { code: who.now() },
    });
    const [former = ''] = who.recoveryCodes;
    const [fresh = ''] = answer.data.recoveryCodes;
    expect((await byPassword(who.email, { recoveryCode: former })).status).toBe(401);
    expect((await byPassword(who.email, { recoveryCode: fresh })).status).toBe(200);
  });
});

describe('a tenant that asks for a second factor', () => {
  async function askForTwo(who: { tenantId: string; call: ReturnType<typeof by> }) {
    const params = { tenantId: who.tenantId, name: 'security.requireMfa' };
    const answer = await who.call(settingRoute.PUT, { method: 'PUT', params, body: { value: true } });
    expect(answer.status).toBe(200);
  }
  async function strictTenant() {
    const who = await aSignedInPerson();
    await askForTwo(who);
    return who;
  }
  const pagesOf = (accessToken: string, tenantId: string) =>
    by(accessToken)(pagesRoute.GET, { params: { tenantId } });

  it('withholds everything from who has none, but the way to set one up', async () => {
    const who = await strictTenant();
    expect(await pagesOf(who.accessToken, who.tenantId)).toMatchObject({
      status: 403,
      code: 'MFA_SETUP_REQUIRED',
    });
    expect((await me(who.accessToken)).data).toMatchObject({ lacksSecondFactor: true, permissions: [] });
    await setUpApp(who.call, clock.now());
    expect((await pagesOf(who.accessToken, who.tenantId)).status).toBe(200);
    expect((await me(who.accessToken)).data).toMatchObject({ lacksSecondFactor: false });
  });

  it('withholds it from sessions that were begun without it, though another has one', async () => {
    const who = await strictTenant();
    const other = (await byPassword(who.email)).data;
    const { secret } = await setUpApp(who.call, clock.now());
    expect((await pagesOf(other.accessToken, who.tenantId)).code).toBe('MFA_SETUP_REQUIRED');
    shift += 60;
    const anew = await byPassword(who.email, { code: codeAt(secret, clock.now()) });
    expect((await pagesOf(anew.data.accessToken, who.tenantId)).status).toBe(200);
  });

  describe('knows whoever has the password alone from', () => {
    const begin = (call: ReturnType<typeof by>) =>
      call<{ challenge: string }>(passkeyOptionsRoute.POST, { method: 'POST' });
    const add = (call: ReturnType<typeof by>, response: unknown) =>
      call<{ id: string }>(passkeysRoute.POST, { method: 'POST', body: { name: 'Laptop', response } });

    /** Somebody of a strict tenant with a passkey, and a thief who has signed in by their password. */
    async function robbed() {
      const who = await strictTenant();
      const thief = by((await byPassword(who.email)).data.accessToken);
      const kept = await add(who.call, anAuthenticator().register((await begin(who.call)).data));
      expect(kept.status).toBe(201);
      return { ...who, thief, passkeyId: kept.data.id };
    }
    const refusal = { status: 403, code: 'MFA_SETUP_REQUIRED' };

    it('its person, who has a passkey: the thief adds none, sets up no app and removes nothing', async () => {
      const { thief, passkeyId, ...who } = await robbed();
      expect(await begin(thief)).toMatchObject(refusal);
      expect(await thief(totpRoute.POST, { method: 'POST' })).toMatchObject(refusal);
      const params = { passkeyId };
      expect(await thief(passkeyRoute.DELETE, { method: 'DELETE', params })).toMatchObject(refusal);
      expect((await who.call(passkeyRoute.DELETE, { method: 'DELETE', params })).status).toBe(200);
    });

    it('its person, though the thief began before the tenant asked', async () => {
      const who = await aSignedInPerson();
      const thief = by((await byPassword(who.email)).data.accessToken);
      await add(who.call, anAuthenticator().register((await begin(who.call)).data));
      const response = anAuthenticator().register((await begin(thief)).data);
      const begun = await thief<{ secret: string }>(totpRoute.POST, { method: 'POST' });
      await askForTwo(who);
      expect(await add(thief, response)).toMatchObject(refusal);
      const body = { code: codeAt(begun.data.secret, clock.now()) };
      expect(await thief(confirmRoute.POST, { method: 'POST', body })).toMatchObject(refusal);
    });
  });
});

it('somebody of whom nobody asks for two factors replaces a lost passkey by the password', async () => {
  const who = await aSignedInPerson();
  const add = async (call: ReturnType<typeof by>) => {
    const { data } = await call<{ challenge: string }>(passkeyOptionsRoute.POST, { method: 'POST' });
    const body = { name: 'Phone', response: anAuthenticator().register(data) };
    return call<{ id: string }>(passkeysRoute.POST, { method: 'POST', body });
  };
  const { data } = await add(who.call);
  const anew = by((await byPassword(who.email)).data.accessToken);
  const params = { passkeyId: data.id };
  expect((await anew(passkeyRoute.DELETE, { method: 'DELETE', params })).status).toBe(200);
  expect((await add(anew)).status).toBe(201);
});
