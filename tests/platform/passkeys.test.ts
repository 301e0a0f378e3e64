import { clock } from '@/core/clock';
import { PLATFORM_TENANT_ID } from '@/core/ids';
import { signInProviders } from '@/services/platform/auth/sign-in-providers';
import * as passkeyRoute from '../../app/api/auth/passkeys/[passkeyId]/route';
import * as optionsRoute from '../../app/api/auth/passkeys/options/route';
import * as passkeysRoute from '../../app/api/auth/passkeys/route';
import * as signInOptionsRoute from '../../app/api/auth/passkeys/sign-in/options/route';
import * as signInRoute from '../../app/api/auth/passkeys/sign-in/route';
import { anAuthenticator } from '../support/authenticator';
import { eventTypes, inTenant, seenBy } from '../support/factories';
import { lettersTo } from '../support/letters';
import { aSignedInPerson, by, me, post, type Tokens } from '../support/sign-in';
import { setUpApp } from '../support/totp';

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
function later(seconds: number): void {
  clock.now = () => new Date(realNow().getTime() + seconds * 1000);
}

type Person = Awaited<ReturnType<typeof aSignedInPerson>>;
const toRegister = async (person: Person) =>
  (await person.call<{ challenge: string }>(optionsRoute.POST, { method: 'POST' })).data;
const keep = (person: Person, response: unknown, name = 'Laptop') =>
  person.call<{ id: string }>(passkeysRoute.POST, { method: 'POST', body: { name, response } });
const toSignIn = async () => (await post<{ challenge: string }>(signInOptionsRoute.POST, {})).data;
const enter = (response: unknown) => post<Tokens>(signInRoute.POST, { response });

/** A person with a passkey on their device. */
async function withPasskey() {
  const who = await aSignedInPerson();
  const device = anAuthenticator();
  const kept = await keep(who, device.register(await toRegister(who)));
  expect(kept.status).toBe(201);
  return { ...who, device, passkeyId: kept.data.id };
}

describe('a passkey', () => {
  it('signs its person in without an address or password, and is both factors in one', async () => {
    const who = await withPasskey();
    await setUpApp(who.call, clock.now());
    const answer = await enter(who.device.signIn(await toSignIn()));
    expect(answer).toMatchObject({ status: 200, data: { user: { id: who.userId }, tenantId: who.tenantId } });
    expect((await me(answer.data.accessToken)).status).toBe(200);
    const [listed] = (await who.call<{ lastUsedAt: string; name: string }[]>(passkeysRoute.GET)).data;
    expect(listed).toMatchObject({ name: 'Laptop' });
    expect(listed?.lastUsedAt).toBeTruthy();
    expect(await eventTypes(who.tenantId)).toContain('passkey.created');
    expect((await lettersTo(who.email)).map(({ subject }) => subject)).toContain(
      'A passkey was added to your account',
    );
  });

  it('opens the console as well', async () => {
    const who = await withPasskey();
    const provider = signInProviders().find(({ options }) => options.id === 'passkey');
    const authorize = provider?.options.authorize as unknown as (
      given: { response: string },
      request: object,
    ) => Promise<{ id: string }>;
    const response = JSON.stringify(who.device.signIn(await toSignIn()));
    expect((await authorize({ response }, {})).id).toBe(who.userId);
    await expect(authorize({ response }, {})).rejects.toThrow();
    expect(await authorize({ response: 'nonsense' }, {})).toBeNull();
  });

  it('is renamed and removed by its person, and by nobody else', async () => {
    const [who, eve] = [await withPasskey(), await aSignedInPerson()];
    const params = { passkeyId: who.passkeyId };
    const rename = (call: Person['call']) =>
      call(passkeyRoute.PUT, { method: 'PUT', params, body: { name: 'هاتفي' } });
    const remove = (call: Person['call']) => call(passkeyRoute.DELETE, { method: 'DELETE', params });
    expect((await rename(eve.call)).status).toBe(404);
    expect((await remove(eve.call)).status).toBe(404);
    expect((await rename(who.call)).data).toMatchObject({ name: 'هاتفي' });
    expect((await remove(who.call)).data).toEqual({ id: who.passkeyId });
    expect((await enter(who.device.signIn(await toSignIn()))).code).toBe('INVALID_CREDENTIALS');
    expect((await remove(who.call)).status).toBe(404);
  });

  it('of somebody suspended opens nothing', async () => {
    const who = await withPasskey();
    await inTenant(
      who.tenantId,
      (db) => db.user.update({ where: { id: who.userId }, data: { status: 'suspended' } }),
      who.userId,
    );
    expect((await enter(who.device.signIn(await toSignIn()))).code).toBe('INVALID_CREDENTIALS');
  });
});

describe('what a device answered', () => {
  it('is taken once: of twenty at once one is let in', async () => {
    const who = await withPasskey();
    // A device that does not count: the challenge alone keeps the answer from being used again.
    const response = who.device.signIn(await toSignIn(), 0);
    const all = await Promise.all(Array.from({ length: 20 }, () => enter(response)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ code }) => code === 'INVALID_TOKEN')).toHaveLength(19);
  });

  it('is refused after five minutes', async () => {
    const who = await withPasskey();
    const response = who.device.signIn(await toSignIn());
    later(301);
    expect((await enter(response)).code).toBe('INVALID_TOKEN');
  });

  it('is refused when it counts backwards, as a copy would, and that is recorded', async () => {
    const who = await withPasskey();
    expect((await enter(who.device.signIn(await toSignIn(), 7))).status).toBe(200);
    for (const counter of [7, 6, 0])
      expect((await enter(who.device.signIn(await toSignIn(), counter))).code).toBe('INVALID_CREDENTIALS');
    expect((await enter(who.device.signIn(await toSignIn(), 8))).status).toBe(200);
    const refusals = await seenBy(PLATFORM_TENANT_ID, (db) =>
      db.event.count({ where: { type: 'passkey.refused', resourceId: who.passkeyId } }),
    );
    expect(refusals).toBe(3);
  });

  it('is refused with a challenge of its own making, or one made for adding a passkey', async () => {
    const who = await withPasskey();
    const forged = Buffer.alloc(38, 7).toString('base64url');
    for (const challenge of [forged, '', (await toRegister(who)).challenge])
      expect((await enter(who.device.signIn({ challenge }))).code).toBe('INVALID_TOKEN');
  });

  it('is refused when it was made for another site, or did not verify the person', async () => {
    const person = await aSignedInPerson();
    for (const site of [
      { rpId: 'localhost', origin: 'http://localhost.evil.test' },
      { rpId: 'evil.test', origin: 'http://localhost:3000' },
    ]) {
      const device = anAuthenticator(site);
      const answer = await keep(person, device.register(await toRegister(person)));
      expect(answer).toMatchObject({ status: 422, details: [{ field: 'response' }] });
    }
    const who = await withPasskey();
    who.device.state.verifiesPerson = false;
    expect((await enter(who.device.signIn(await toSignIn()))).code).toBe('INVALID_CREDENTIALS');
  });

  it('to one person’s registration adds no passkey to another’s', async () => {
    const [ada, eve] = [await aSignedInPerson(), await aSignedInPerson()];
    const stolen = anAuthenticator().register(await toRegister(ada));
    expect((await keep(eve, stolen)).status).toBe(422);
    expect((await keep(ada, stolen)).status).toBe(201);
    expect((await keep(ada, stolen)).status).toBe(422);
  });

  it.each([[{}], [{ id: 'x' }], [{ id: 'A', rawId: 'A', type: 'public-key', response: {} }]])(
    'that is nothing whole is refused: %j',
    async (response) => {
      const person = await aSignedInPerson();
      expect((await enter(response)).code).toBe('INVALID_CREDENTIALS');
      expect((await keep(person, response)).status).toBe(422);
    },
  );
});

it('no more than twenty passkeys are kept for one person', async () => {
  const person = await aSignedInPerson();
  for (let count = 0; count < 20; count += 1)
    await keep(person, anAuthenticator().register(await toRegister(person)));
  expect(await by(person.accessToken)(optionsRoute.POST, { method: 'POST' })).toMatchObject({
    status: 409,
    code: 'CONFLICT',
  });
});
