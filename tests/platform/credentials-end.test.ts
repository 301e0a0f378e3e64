import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '@/core/auth/session-cookie';
import { env } from '@/core/env';
import { signInProviders } from '@/services/platform/auth/sign-in-providers';
import * as changeRoute from '../../app/api/auth/change-password/route';
import * as logoutRoute from '../../app/api/auth/logout/route';
import * as logoutAllRoute from '../../app/api/auth/logout-all/route';
import * as refreshRoute from '../../app/api/auth/refresh/route';
import * as webhooksRoute from '../../app/api/tenants/[tenantId]/webhooks/route';
import { anApiKey, aPerson, aTenant, inTenant, PASSWORD } from '../support/factories';
import { call } from '../support/harness';
import { by, post, signIn } from '../support/sign-in';

// What is taken from a person counts on the very next request, whatever they show. The one that acts (`mine`) is the
// session that signs out or changes the password; `other` is a second session of the same person.

const CREDENTIALS = ['access token', 'refresh token', 'console cookie', 'API key'] as const;
type Credential = (typeof CREDENTIALS)[number];
type World = Awaited<ReturnType<typeof aWorld>>;

async function consoleCookie(email: string): Promise<string> {
  const authorize = signInProviders()[0]?.options.authorize as unknown as (
    given: Record<string, string>,
    request: object,
  ) => Promise<{ id: string; sessionId: string; tenantId: string }>;
  const { id, sessionId, tenantId } = await authorize({ email, password: PASSWORD }, {});
  const token = await encode({ token: { sub: id, sid: sessionId, tenantId }, secret: env().AUTH_SECRET });
  return `${sessionCookieName()}=${token}`;
}

async function aWorld() {
  const { tenantId } = await aTenant();
  const { email, userId } = await aPerson({ tenantId, role: 'owner' });
  const mine = (await signIn({ email, password: PASSWORD })).data;
  const other = (await signIn({ email, password: PASSWORD })).data;
  const third = (await signIn({ email, password: PASSWORD })).data;
  return {
    tenantId,
    userId,
    mine: by(mine.accessToken),
    shown: {
      'access token': other.accessToken,
      'refresh token': third.refreshToken,
      'console cookie': await consoleCookie(email),
      'API key': await anApiKey({ tenantId }),
    },
  };
}

/** What the tenant's webhooks answer to who shows the credential: a route that an owner may see, and a vendor may not. */
async function answerTo({ tenantId, shown }: World, credential: Credential): Promise<number> {
  if (credential === 'console cookie') {
    return (
      await call(webhooksRoute.GET, { params: { tenantId }, headers: { cookie: shown['console cookie'] } })
    ).status;
  }
  if (credential !== 'refresh token') {
    return (await by(shown[credential])(webhooksRoute.GET, { params: { tenantId } })).status;
  }
  const renewed = await post<{ accessToken: string }>(refreshRoute.POST, {
    refreshToken: shown['refresh token'],
  });
  if (renewed.status !== 200) return renewed.status;
  return (await by(renewed.data.accessToken)(webhooksRoute.GET, { params: { tenantId } })).status;
}

const asPerson = (world: World, data: { status?: string; deletedAt?: Date }) =>
  inTenant(world.tenantId, (db) => db.user.update({ where: { id: world.userId }, data }), world.userId);
const asMember = (world: World, data: { status?: string; role?: string }) =>
  inTenant(world.tenantId, (db) => db.membership.updateMany({ where: { userId: world.userId }, data }));

const WHAT_HAPPENS: Record<string, (world: World) => Promise<unknown>> = {
  'the person is suspended': (world) => asPerson(world, { status: 'suspended' }),
  'the person is deleted': (world) => asPerson(world, { deletedAt: new Date() }),
  'the membership is suspended': (world) => asMember(world, { status: 'suspended' }),
  'the role changes to one that may not': (world) => asMember(world, { role: 'vendor' }),
  'the tenant is suspended': (world) =>
    inTenant(world.tenantId, (db) =>
      db.tenant.update({ where: { id: world.tenantId }, data: { status: 'suspended' } }),
    ),
  'the password is changed elsewhere': (world) =>
    world.mine(changeRoute.POST, {
      method: 'POST',
      body: { currentPassword: PASSWORD, newPassword: 'Quiet-Harbour-42' },
    }),
  'the person signs out everywhere': (world) => world.mine(logoutAllRoute.POST, { method: 'POST' }),
  'another session signs out': (world) => world.mine(logoutRoute.POST, { method: 'POST' }),
};

/** The status afterwards. An API key belongs to the tenant and outlives what happens to who made it. */
const EXPECTED: Record<string, Record<Credential, number>> = {
  'the person is suspended': all(401, 200),
  'the person is deleted': all(401, 200),
  'the membership is suspended': all(404, 200),
  'the role changes to one that may not': all(403, 200),
  'the tenant is suspended': all(403, 403),
  'the password is changed elsewhere': all(401, 200),
  'the person signs out everywhere': all(401, 200),
  'another session signs out': all(200, 200),
};

function all(person: number, key: number): Record<Credential, number> {
  return { 'access token': person, 'refresh token': person, 'console cookie': person, 'API key': key };
}

describe.each(Object.keys(WHAT_HAPPENS))('when %s', (happening) => {
  it('every credential is answered accordingly on its next request', async () => {
    const [before, world] = [await aWorld(), await aWorld()];
    for (const credential of CREDENTIALS) expect(await answerTo(before, credential)).toBe(200);
    // Not asked before: nothing may be remembered of an earlier yes. And asked before: nothing may be remembered of it.
    for (const one of [world, before]) {
      await WHAT_HAPPENS[happening]?.(one);
      const answers: Partial<Record<Credential, number>> = {};
      for (const credential of CREDENTIALS) {
        if (one === before && credential === 'refresh token') continue;
        answers[credential] = await answerTo(one, credential);
      }
      expect(answers).toEqual(
        one === before ? { ...EXPECTED[happening], 'refresh token': undefined } : EXPECTED[happening],
      );
    }
  });
});
