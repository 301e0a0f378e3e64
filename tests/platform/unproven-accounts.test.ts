import { randomInt } from 'node:crypto';
import { clock } from '@/core/clock';
import * as forgotRoute from '../../app/api/auth/forgot-password/route';
import * as otpRoute from '../../app/api/auth/otp/route';
import * as optionsRoute from '../../app/api/auth/passkeys/options/route';
import * as passkeysRoute from '../../app/api/auth/passkeys/route';
import * as signInOptionsRoute from '../../app/api/auth/passkeys/sign-in/options/route';
import * as passkeyRoute from '../../app/api/auth/passkeys/sign-in/route';
import * as phoneRoute from '../../app/api/auth/phone/route';
import * as verifyPhoneRoute from '../../app/api/auth/phone/verify/route';
import * as resetRoute from '../../app/api/auth/reset-password/route';
import * as verifyOtpRoute from '../../app/api/auth/verify-otp/route';
import { answerRequests, codeMailedTo, codeTextedTo, messagesTo } from '../support/account-letters';
import { anAuthenticator } from '../support/authenticator';
import { PASSWORD } from '../support/factories';
import { tokenSentTo } from '../support/letters';
import { aSignedInPerson, me, post, signIn, type Tokens } from '../support/sign-in';
import { setUpApp } from '../support/totp';

const NEW = 'Quiet-Harbour-42';

/** Somebody who registered with an address of somebody else's, and left themselves every way back in. */
async function aSquatter() {
  const who = await aSignedInPerson();
  const device = anAuthenticator();
  const options = await who.call<{ challenge: string }>(optionsRoute.POST, { method: 'POST' });
  const body = { name: 'Mine', response: device.register(options.data) };
  expect((await who.call(passkeysRoute.POST, { method: 'POST', body })).status).toBe(201);
  const phone = `+96477${randomInt(100_000_000).toString().padStart(8, '0')}`;
  await who.call(phoneRoute.POST, { method: 'POST', body: { phone } });
  const code = await codeTextedTo(phone);
  expect((await who.call(verifyPhoneRoute.POST, { method: 'POST', body: { code } })).status).toBe(200);
  await setUpApp(who.call, clock.now());
  return { ...who, device, phone };
}

async function askOtp(address: { email: string } | { phone: string }) {
  await post(otpRoute.POST, address);
  await answerRequests();
}

/** Nothing that the squatter left themselves signs anybody in. */
async function expectShutOut({ device, phone, accessToken }: Awaited<ReturnType<typeof aSquatter>>) {
  expect((await me(accessToken)).status).toBe(401);
  const { data } = await post<{ challenge: string }>(signInOptionsRoute.POST, {});
  const entered = await post(passkeyRoute.POST, { response: device.signIn(data) });
  expect(entered.code).toBe('INVALID_CREDENTIALS');
  const before = await messagesTo(phone);
  await askOtp({ phone });
  expect(await messagesTo(phone)).toEqual(before);
}

describe('an account that somebody else made for an address', () => {
  it('is its owner’s alone once they have chosen a password by letter', async () => {
    const squatter = await aSquatter();
    await post(forgotRoute.POST, { email: squatter.email });
    await answerRequests();
    const body = { token: await tokenSentTo(squatter.email), password: NEW };
    expect((await post(resetRoute.POST, body)).status).toBe(200);
    const answer = await signIn({ email: squatter.email, password: NEW });
    expect(answer).toMatchObject({ status: 200, data: { user: { id: squatter.userId } } });
    await expectShutOut(squatter);
    expect((await me(answer.data.accessToken)).data).toMatchObject({ emailVerified: true, phone: null });
  });

  it('is its owner’s alone once they have signed in by a code of a letter', async () => {
    const squatter = await aSquatter();
    const { email } = squatter;
    await askOtp({ email });
    const answer = await post<Tokens>(verifyOtpRoute.POST, { email, code: await codeMailedTo(email) });
    expect(answer).toMatchObject({ status: 200, data: { user: { id: squatter.userId } } });
    await expectShutOut(squatter);
    expect((await signIn({ email, password: PASSWORD })).code).toBe('INVALID_CREDENTIALS');
    expect((await me(answer.data.accessToken)).data).toMatchObject({ emailVerified: true });
  });
});
