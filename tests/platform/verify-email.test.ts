import { clock } from '@/core/clock';
import { newId } from '@/core/ids';
import * as registerRoute from '../../app/api/auth/register/route';
import * as resendRoute from '../../app/api/auth/verify-email/resend/route';
import * as verifyRoute from '../../app/api/auth/verify-email/route';
import { answerRequests } from '../support/account-letters';
import { aPerson, inTenant, PASSWORD } from '../support/factories';
import { lettersTo, tokenSentTo } from '../support/letters';
import { me, post, signIn } from '../support/sign-in';

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
function later(seconds: number): void {
  clock.now = () => new Date(realNow().getTime() + seconds * 1000);
}

const anAddress = () => `new-${newId()}@example.test`;
const verify = (token: string) => post(verifyRoute.POST, { token });
const resend = async (email: string) => {
  const answer = await post(resendRoute.POST, { email });
  await answerRequests();
  return answer;
};

async function registered(locale = 'en') {
  const email = anAddress();
  await post(registerRoute.POST, { email, password: PASSWORD, name: 'Ada', locale });
  return { email, token: await tokenSentTo(email) };
}

async function isVerified(email: string) {
  const { data } = await signIn({ email, password: PASSWORD });
  return (await me(data.accessToken)).data.emailVerified;
}

describe('confirming an address', () => {
  it('follows registering: the link of the letter works once', async () => {
    const { email, token } = await registered();
    expect(await isVerified(email)).toBe(false);
    expect(await verify(token)).toMatchObject({ status: 200, data: { email } });
    expect(await isVerified(email)).toBe(true);
    expect(await verify(token)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
  });

  it('by twenty at once lets one through', async () => {
    const { token } = await registered();
    const all = await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ code }) => code === 'INVALID_TOKEN')).toHaveLength(19);
  });

  it('comes too late after a day, and a new letter may be asked for', async () => {
    const { email, token } = await registered();
    later(24 * 3600 + 1);
    expect(await verify(token)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    await resend(email);
    expect((await verify(await tokenSentTo(email))).status).toBe(200);
  });

  it('is refused for a token of another kind, an empty one, and one that never was', async () => {
    expect((await verify('')).status).toBe(422);
    expect(await verify('A'.repeat(43))).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
  });

  it('proves nothing for an address that was changed since the letter', async () => {
    const { email, token } = await registered();
    const { data } = await signIn({ email, password: PASSWORD });
    const changed = anAddress();
    await inTenant(
      newId(),
      (db) => db.user.update({ where: { id: data.user.id }, data: { email: changed } }),
      data.user.id,
    );
    expect(await verify(token)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    expect(await isVerified(changed)).toBe(false);
  });
});

describe('letters', () => {
  it('come in the language that was chosen, right to left where it is Arabic', async () => {
    const { email } = await registered('ar');
    const [letter] = await lettersTo(email);
    expect(letter?.subject).toBe('أكِّد عنوان بريدك الإلكتروني');
    expect(letter?.html).toContain('dir="rtl"');
    expect(letter?.text).toMatch(/http:\/\/localhost:3000\/verify-email#[\w-]{43}/);
  });

  it('tell a known address that there is an account, and change nothing of it', async () => {
    const { email } = await aPerson({ name: 'Grace' });
    await post(registerRoute.POST, { email, password: 'Another-Horse-8', name: 'Eve' });
    const letters = await lettersTo(email);
    expect(letters.map(({ subject }) => subject)).toEqual(['You already have an account']);
    expect(letters[0]?.text).toContain('Hello Grace,');
    expect(letters[0]?.text).not.toMatch(/#[\w-]{20,}/);
    expect((await signIn({ email, password: 'Another-Horse-8' })).status).toBe(401);
    expect((await signIn({ email, password: PASSWORD })).data.user).toMatchObject({ name: 'Grace' });
  });

  it('are answered alike for whoever is confirmed, unconfirmed or unknown, and go to the unconfirmed only', async () => {
    const { email: open } = await registered();
    const { email: done, token } = await registered();
    await verify(token);
    const unknown = anAddress();
    later(61);
    const answers = [await resend(open), await resend(done), await resend(unknown)];
    const shape = ({ status, message }: (typeof answers)[number]) => ({ status, message });
    expect(new Set(answers.map((answer) => JSON.stringify(shape(answer)))).size).toBe(1);
    expect(
      [await lettersTo(open), await lettersTo(done), await lettersTo(unknown)].map((l) => l.length),
    ).toEqual([2, 1, 0]);
  });

  it('are no way to fill a mailbox: one a minute, and 429 after five requests', async () => {
    const { email } = await registered();
    for (let times = 0; times < 5; times += 1) expect((await resend(email)).status).toBe(200);
    expect(await resend(email)).toMatchObject({ status: 429, code: 'RATE_LIMIT_EXCEEDED' });
    expect(await lettersTo(email)).toHaveLength(1);
  });
});

it('registering twenty times at once makes one account, and nobody learns of it', async () => {
  const email = anAddress();
  const body = { email, password: PASSWORD, name: 'Ada' };
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      post(registerRoute.POST, body, { headers: { 'x-forwarded-for': `10.9.0.${place}` } }),
    ),
  );
  expect(all.map(({ status }) => status)).toEqual(Array(20).fill(201));
  const subjects = (await lettersTo(email)).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject === 'Confirm your e-mail address')).toHaveLength(1);
  expect(subjects).toHaveLength(20);
});

it.each([
  ['common', 'Password1!'],
  ['common in disguise', 'P@ssw0rd'],
  ['of a row of keys', 'Aa123456!'],
])('registering refuses a password that is %s', async (_, password) => {
  const answer = await post(registerRoute.POST, { email: anAddress(), password, name: 'Ada' });
  expect(answer).toMatchObject({ status: 422, details: [{ field: 'password' }] });
});

it("registering refuses a password that is the person's own name", async () => {
  const answer = await post(registerRoute.POST, {
    email: anAddress(),
    password: 'Wolfeschlegel1!',
    name: 'Wolfeschlegel Steinhausen',
  });
  expect(answer).toMatchObject({ status: 422, details: [{ field: 'password' }] });
});
