import { clock } from '@/core/clock';
import * as otpRoute from '../../app/api/auth/otp/route';
import * as phoneRoute from '../../app/api/auth/phone/route';
import * as verifyPhoneRoute from '../../app/api/auth/phone/verify/route';
import * as verifyOtpRoute from '../../app/api/auth/verify-otp/route';
import {
  answerRequests,
  codeMailedTo,
  codeTextedTo,
  messagesTo,
  wrongCode,
} from '../support/account-letters';
import { aPerson, aTenant, inTenant } from '../support/factories';
import { lettersTo } from '../support/letters';
import { aSignedInPerson, me, post, type Tokens } from '../support/sign-in';

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
function later(seconds: number): void {
  clock.now = () => new Date(realNow().getTime() + seconds * 1000);
}

let numbers = Date.now() % 1_000_000;
const aNumber = () => {
  numbers += 1;
  return `+96475${String(process.pid % 100).padStart(2, '0')}${String(numbers % 1_000_000).padStart(6, '0')}`;
};

type Address = { email?: string; phone?: string; channel?: string };
const ask = async (address: Address) => {
  const answer = await post(otpRoute.POST, address);
  await answerRequests();
  return answer;
};
const give = (address: Address, code: string) => post<Tokens>(verifyOtpRoute.POST, { ...address, code });

async function mailed() {
  const { tenantId } = await aTenant();
  const { email, userId } = await aPerson({ tenantId });
  await ask({ email });
  return { tenantId, userId, email, code: await codeMailedTo(email) };
}

/** Somebody who has proven a number of theirs. */
async function withNumber() {
  const who = await aSignedInPerson();
  const phone = aNumber();
  await who.call(phoneRoute.POST, { method: 'POST', body: { phone } });
  const code = await codeTextedTo(phone);
  const proven = await who.call(verifyPhoneRoute.POST, { method: 'POST', body: { code } });
  expect(proven).toMatchObject({ status: 200, data: { phone } });
  return { ...who, phone };
}

describe('a code by mail', () => {
  it('signs in once, and proves the address', async () => {
    const { email, code, tenantId } = await mailed();
    const answer = await give({ email }, code);
    expect(answer).toMatchObject({ status: 200, data: { tenantId, tokenType: 'Bearer' } });
    expect((await me(answer.data.accessToken)).data).toMatchObject({ emailVerified: true });
    expect(await give({ email }, code)).toMatchObject({ status: 401, code: 'INVALID_CREDENTIALS' });
  });

  it('is taken as people type it: in groups, and in Arabic figures', async () => {
    const { email, code } = await mailed();
    const arabic = code.replace(/\d/g, (figure) => String.fromCodePoint(0x660 + Number(figure)));
    const typed = `${arabic.slice(0, 3)} ${arabic.slice(3)}\u200f`;
    expect((await give({ email }, typed)).status).toBe(200);
  });

  it('has five tries, even when twenty guess at once', async () => {
    const { email, code, userId } = await mailed();
    const guesses = Array.from({ length: 20 }, () => give({ email }, wrongCode(code)));
    const all = await Promise.all(guesses);
    expect(all.map((answer) => answer.code)).toEqual(Array(20).fill('INVALID_CREDENTIALS'));
    const attempts = await inTenant(
      userId,
      (db) => db.oneTimeToken.findFirstOrThrow({ where: { userId, purpose: 'otp' } }),
      userId,
    );
    expect(attempts.attempts).toBe(5);
    expect(await give({ email }, code)).toMatchObject({ status: 401, code: 'INVALID_CREDENTIALS' });
  });

  it('still signs in at the fifth try', async () => {
    const { email, code } = await mailed();
    for (let tries = 0; tries < 4; tries += 1) await give({ email }, wrongCode(code));
    expect((await give({ email }, code)).status).toBe(200);
  });

  it('right twenty times at once signs in once', async () => {
    const { email, code } = await mailed();
    const all = await Promise.all(Array.from({ length: 20 }, () => give({ email }, code)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is good for five minutes, and until the next one', async () => {
    const { email, code } = await mailed();
    later(5 * 60 + 1);
    expect((await give({ email }, code)).status).toBe(401);
    await ask({ email });
    const next = await codeMailedTo(email);
    if (next !== code) expect((await give({ email }, code)).status).toBe(401);
    expect((await give({ email }, next)).status).toBe(200);
  });

  it('stops coming after twenty-five wrong ones in a day', async () => {
    const { email } = await mailed();
    for (let codes = 0; codes < 5; codes += 1) {
      const code = await codeMailedTo(email);
      for (let tries = 0; tries < 5; tries += 1) await give({ email }, wrongCode(code));
      later((codes + 1) * 3600);
      await ask({ email });
    }
    expect(await lettersTo(email)).toHaveLength(5);
  });

  it('is no code for somebody else', async () => {
    const [ada, eve] = [await mailed(), await mailed()];
    expect((await give({ email: eve.email }, ada.code)).status).toBe(ada.code === eve.code ? 200 : 401);
    expect((await give({ email: ada.email }, ada.code)).status).toBe(200);
  });
});

describe('asking for a code', () => {
  it('is answered alike for whoever is unknown, whose code is refused like a wrong one', async () => {
    const { email, code } = await mailed();
    const known = await ask({ email });
    const unknown = await ask({ email: `no-${email}` });
    expect({ status: unknown.status, data: unknown.data, message: unknown.message }).toEqual({
      status: known.status,
      data: known.data,
      message: known.message,
    });
    const wrong = await give({ email }, wrongCode(code));
    const nobody = await give({ email: `no-${email}` }, code);
    expect({ ...nobody, meta: null, headers: null, text: null }).toEqual({
      ...wrong,
      meta: null,
      headers: null,
      text: null,
    });
  });

  it.each([
    ['neither address nor number', {}],
    ['both', { email: 'a@example.test', phone: '+9647501234567' }],
    ['a number that is none', { phone: '0750 123' }],
    ['an empty address', { email: '' }],
  ])('with %s is refused', async (_, address) => {
    expect(await ask(address)).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
  });
});

describe('a number', () => {
  it('signs in by SMS once it is proven', async () => {
    const { phone, userId } = await withNumber();
    later(61);
    await ask({ phone });
    const answer = await give({ phone }, await codeTextedTo(phone));
    expect(answer).toMatchObject({ status: 200, data: { user: { id: userId } } });
  });

  it('that is only claimed gets no code', async () => {
    const who = await aSignedInPerson();
    const phone = aNumber();
    await inTenant(
      who.tenantId,
      (db) => db.user.update({ where: { id: who.userId }, data: { phone } }),
      who.userId,
    );
    await ask({ phone });
    await ask({ email: who.email, channel: 'sms' });
    expect(await messagesTo(phone)).toEqual([]);
  });

  it('that is replaced by another has to be proven anew', async () => {
    const who = await withNumber();
    await inTenant(
      who.tenantId,
      (db) => db.user.update({ where: { id: who.userId }, data: { phone: aNumber() } }),
      who.userId,
    );
    expect((await me(who.accessToken)).data.phoneVerified).toBe(false);
  });

  it('belongs to who proved it last', async () => {
    const [before, after] = [await withNumber(), await aSignedInPerson()];
    const { phone } = before;
    await after.call(phoneRoute.POST, { method: 'POST', body: { phone } });
    const body = { code: await codeTextedTo(phone) };
    expect((await after.call(verifyPhoneRoute.POST, { method: 'POST', body })).status).toBe(200);
    expect((await me(before.accessToken)).data.phoneVerified).toBe(false);
    later(61);
    await ask({ phone });
    const answer = await give({ phone }, await codeTextedTo(phone));
    expect(answer.data.user.id).toBe(after.userId);
  });

  it('is not proven by a guess: five tries', async () => {
    const who = await aSignedInPerson();
    const phone = aNumber();
    await who.call(phoneRoute.POST, { method: 'POST', body: { phone } });
    const code = await codeTextedTo(phone);
    const say = (typed: string) => who.call(verifyPhoneRoute.POST, { method: 'POST', body: { code: typed } });
    await Promise.all(Array.from({ length: 20 }, () => say(wrongCode(code))));
    expect((await say(code)).status).toBe(422);
  });
});
