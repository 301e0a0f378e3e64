import { clock } from '@/core/clock';
import { newId } from '@/core/ids';
import * as changeRoute from '../../app/api/auth/change-password/route';
import * as forgotRoute from '../../app/api/auth/forgot-password/route';
import * as aliasByPathRoute from '../../app/api/auth/password-reset/[token]/route';
import * as aliasRoute from '../../app/api/auth/password-reset/route';
import * as resetRoute from '../../app/api/auth/reset-password/route';
import * as settingRoute from '../../app/api/tenants/[tenantId]/settings/[name]/route';
import * as ownPasswordRoute from '../../app/api/users/[userId]/password/route';
import { answerRequests } from '../support/account-letters';
import { anApiKey, aPerson, inTenant, PASSWORD, proveAddress } from '../support/factories';
import { lettersTo, tokenSentTo } from '../support/letters';
import { aSignedInPerson, by, me, post, refresh, signIn } from '../support/sign-in';

const NEW = 'Quiet-Harbour-42';
const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
function later(seconds: number): void {
  clock.now = () => new Date(realNow().getTime() + seconds * 1000);
}

const forgot = async (email: string, route = forgotRoute.POST) => {
  const answer = await post(route, { email });
  await answerRequests();
  return answer;
};
const reset = (token: string, password = NEW) => post(resetRoute.POST, { token, password });
const change = (accessToken: string, currentPassword: string, newPassword: string) =>
  by(accessToken)(changeRoute.POST, { method: 'POST', body: { currentPassword, newPassword } });

describe('a forgotten password', () => {
  it('is replaced by the link of a letter, once, and everybody is signed out', async () => {
    const who = await aSignedInPerson();
    await forgot(who.email);
    const token = await tokenSentTo(who.email);
    expect(await reset(token)).toMatchObject({ status: 200, data: { sessionsEnded: 1 } });
    expect((await me(who.accessToken)).status).toBe(401);
    expect((await refresh(who.refreshToken)).status).toBe(401);
    expect((await signIn({ email: who.email, password: PASSWORD })).status).toBe(401);
    const { data } = await signIn({ email: who.email, password: NEW });
    // The letter has proven the address, too.
    expect((await me(data.accessToken)).data.emailVerified).toBe(true);
    expect(await reset(token, 'Other-Harbour-43')).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    expect((await lettersTo(who.email)).at(-1)?.subject).toBe('Your password was changed');
  });

  it('by twenty at once with one link is changed once', async () => {
    const { email } = await aPerson();
    await forgot(email);
    const token = await tokenSentTo(email);
    const passwords = Array.from({ length: 20 }, (_, place) => `Quiet-Harbour-${place + 100}`);
    const all = await Promise.all(passwords.map((password) => reset(token, password)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    const winner = passwords[all.findIndex(({ status }) => status === 200)] ?? '';
    expect((await signIn({ email, password: winner })).status).toBe(200);
  });

  it('keeps its link when the new password is refused, and loses it after an hour', async () => {
    const { email, userId } = await aPerson();
    await proveAddress(userId);
    await forgot(email);
    const token = await tokenSentTo(email);
    expect(await reset(token, 'Password1!')).toMatchObject({ status: 422, details: [{ field: 'password' }] });
    expect(await reset(token, PASSWORD)).toMatchObject({ status: 422, details: [{ field: 'password' }] });
    later(3601);
    expect(await reset(token)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
  });

  it('is answered alike for an unknown and a suspended person, who get no letter', async () => {
    const { email } = await aPerson();
    const suspended = await aPerson();
    await inTenant(
      newId(),
      (db) => db.user.update({ where: { id: suspended.userId }, data: { status: 'suspended' } }),
      suspended.userId,
    );
    const unknown = `no-${email}`;
    const answers = [await forgot(email), await forgot(unknown), await forgot(suspended.email)];
    expect(new Set(answers.map(({ status, message }) => `${status} ${message}`)).size).toBe(1);
    expect(await lettersTo(unknown)).toEqual([]);
    expect(await lettersTo(suspended.email)).toEqual([]);
  });

  it('is helped by the paths of the older names too, a letter a minute', async () => {
    const { email } = await aPerson();
    await forgot(email, aliasRoute.POST);
    await forgot(email, aliasRoute.POST);
    expect(await lettersTo(email)).toHaveLength(1);
    const token = await tokenSentTo(email);
    const answer = await post(aliasByPathRoute.POST, { password: NEW }, { params: { token } });
    expect(answer.status).toBe(200);
    expect((await signIn({ email, password: NEW })).status).toBe(200);
  });

  it('can be set by link after the link of an earlier letter was replaced', async () => {
    const { email } = await aPerson();
    await forgot(email);
    const first = await tokenSentTo(email);
    later(61);
    await forgot(email);
    expect(await reset(first)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    expect((await reset(await tokenSentTo(email))).status).toBe(200);
  });
});

describe('changing the password', () => {
  it('needs the present one, signs out the others and stays signed in here', async () => {
    const here = await aSignedInPerson();
    const there = (await signIn({ email: here.email, password: PASSWORD })).data;
    expect(await change(here.accessToken, 'Wrong-Horse-7', NEW)).toMatchObject({
      status: 422,
      details: [{ field: 'currentPassword' }],
    });
    expect(await change(here.accessToken, PASSWORD, NEW)).toMatchObject({
      status: 200,
      data: { sessionsEnded: 1 },
    });
    expect((await me(here.accessToken)).status).toBe(200);
    expect((await me(there.accessToken)).status).toBe(401);
    expect((await refresh(there.refreshToken)).status).toBe(401);
    expect((await signIn({ email: here.email, password: PASSWORD })).status).toBe(401);
    expect((await signIn({ email: here.email, password: NEW })).status).toBe(200);
  });

  it('works under the own id, and under nobody else’s', async () => {
    const [ada, eve] = [await aSignedInPerson(), await aSignedInPerson()];
    const body = { currentPassword: PASSWORD, newPassword: NEW };
    const put = (userId: string) =>
      eve.call(ownPasswordRoute.PUT, { method: 'PUT', params: { userId }, body });
    const foreign = await put(ada.userId);
    const missing = await put(newId());
    expect(foreign).toMatchObject({ status: 404, code: 'NOT_FOUND', error: missing.error });
    expect((await put(eve.userId)).status).toBe(200);
    expect((await signIn({ email: ada.email, password: PASSWORD })).status).toBe(200);
  });

  it('is refused after five wrong present passwords, also with the right one', async () => {
    const who = await aSignedInPerson();
    for (let tries = 0; tries < 5; tries += 1) await change(who.accessToken, 'Wrong-Horse-7', NEW);
    expect(await change(who.accessToken, PASSWORD, NEW)).toMatchObject({ status: 429 });
  });

  it('takes none of the last five, and the sixth again', async () => {
    const who = await aSignedInPerson();
    const chosen = [PASSWORD, ...Array.from({ length: 6 }, (_, place) => `Quiet-Harbour-${place + 50}`)];
    for (const [place, next] of chosen.slice(1).entries()) {
      for (const former of chosen.slice(Math.max(0, place - 5), place + 1)) {
        expect(await change(who.accessToken, chosen[place] ?? '', former)).toMatchObject({
          status: 422,
          details: [{ field: 'newPassword' }],
        });
      }
      expect((await change(who.accessToken, chosen[place] ?? '', next)).status).toBe(200);
    }
    expect((await change(who.accessToken, chosen.at(-1) ?? '', PASSWORD)).status).toBe(200);
  });

  it('is nothing for an API key', async () => {
    const { tenantId } = await aSignedInPerson();
    const key = await anApiKey({ tenantId });
    expect(await change(key, PASSWORD, NEW)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });
});

describe('an old password', () => {
  async function withLimit(days: number) {
    const who = await aSignedInPerson();
    const put = { method: 'PUT', params: { tenantId: who.tenantId, name: 'security.passwordDays' } };
    expect((await who.call(settingRoute.PUT, { ...put, body: { value: days } })).status).toBe(200);
    return who;
  }

  it('no longer signs in where the tenant says so, and a letter is the way out', async () => {
    const { email } = await withLimit(30);
    later(29 * 24 * 3600);
    expect((await signIn({ email, password: PASSWORD })).status).toBe(200);
    later(31 * 24 * 3600);
    expect(await signIn({ email, password: PASSWORD })).toMatchObject({
      status: 403,
      code: 'PASSWORD_EXPIRED',
    });
    // Only who knows it learns that it is too old.
    expect(await signIn({ email, password: 'Wrong-Horse-7' })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await forgot(email);
    await reset(await tokenSentTo(email));
    expect((await signIn({ email, password: NEW })).status).toBe(200);
  });

  it('is as old as the strictest of the person’s tenants says, whichever is entered', async () => {
    const { tenantId: strict } = await withLimit(10);
    const lax = await withLimit(300);
    await inTenant(strict, (db) => db.membership.create({ data: { userId: lax.userId, role: 'viewer' } }));
    later(11 * 24 * 3600);
    expect(await signIn({ email: lax.email, password: PASSWORD, tenantId: lax.tenantId })).toMatchObject({
      code: 'PASSWORD_EXPIRED',
    });
  });
});
