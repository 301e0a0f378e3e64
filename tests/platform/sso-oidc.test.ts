import { randomUUID } from 'node:crypto';
import { env } from '@/core/env';
import * as providersRoute from '../../app/api/tenants/[tenantId]/identity-providers/route';
import { anEmailDomain, aPerson, inTenant, seenBy, suspendTenant } from '../support/factories';
import { tenant } from '../support/harness';
import { Browser, type OpenIdProvider, startOpenIdProvider } from '../support/openid';

let provider: OpenIdProvider;
beforeAll(async () => {
  provider = await startOpenIdProvider();
  Object.assign(env(), {
    GOOGLE_CLIENT_ID: 'quintet',
    GOOGLE_CLIENT_SECRET: 'client-secret',
    GOOGLE_ISSUER: provider.issuer,
    GOOGLE_HOSTED_DOMAIN: 'company.example',
  });
});
afterAll(() => provider.stop());
afterEach(() => provider.say({ faults: {} }));

/** By our own rules, whatever the provider says. */
const REFUSED = '/signin?error=elsewhere';
/** By the protocol: NextAuth sends on to our sign-in page from there. */
const NOT_BELIEVED = expect.stringMatching(/^http:\/\/localhost:3000\/api\/auth\/error\?error=OAuth/);
const anAddress = (domain: string) => `p-${randomUUID()}@${domain}`;

/** Somebody who signs in next, as the provider tells of them. */
async function comes(claims: { email?: string; email_verified?: boolean; hd?: string }) {
  const person = { sub: randomUUID(), name: 'Ada', ...claims };
  await provider.say({ person });
  return person;
}

async function aCompany(override: Record<string, unknown> = {}) {
  const owner = await tenant();
  const domain = await anEmailDomain(owner.tenantId);
  const body = {
    kind: 'oidc',
    name: 'Company',
    emailDomains: [domain],
    issuer: provider.issuer,
    clientId: 'quintet',
    clientSecret: 'client-secret',
    joinRole: 'editor',
    ...override,
  };
  const { data } = await owner.call<{ id: string }>(providersRoute.POST, { method: 'POST', body });
  return { owner, domain, name: `oidc-${data.id}` };
}

describe('signing in with Google', () => {
  const proven = () => ({ email: anAddress('company.example'), email_verified: true, hd: 'company.example' });

  it('makes an account at the first time, and finds it again', async () => {
    const { email } = await comes(proven());
    const browser = new Browser();
    expect(await browser.signIn('google')).toBe('http://localhost:3000');
    const first = await browser.session();
    expect(first).toMatchObject({ email, tenantId: null, role: null });
    const again = new Browser();
    await again.signIn('google');
    expect((await again.session())?.id).toBe(first?.id);
  });

  it('knows who has an account with the address', async () => {
    const { tenantId } = await tenant();
    const claims = proven();
    const { userId } = await aPerson({ tenantId, email: claims.email });
    await comes(claims);
    const browser = new Browser();
    await browser.signIn('google');
    expect(await browser.session()).toMatchObject({ id: userId, tenantId, role: 'owner' });
  });

  it.each([
    ['of another hosted domain', { hd: 'other.example' }],
    ['of none, though the address looks like it', { hd: undefined }],
    ['whose address is not proven', { email_verified: false }],
    ['of whose address nothing is said', { email_verified: undefined }],
    ['without an address', { email: undefined }],
  ])('refuses somebody %s', async (_, claims) => {
    const person = await comes({ ...proven(), ...claims });
    const browser = new Browser();
    expect(await browser.signIn('google')).toEqual(REFUSED);
    expect(await browser.session()).toBeUndefined();
    const { tenantId } = await tenant();
    expect(
      await seenBy(tenantId, (db) => db.$queryRaw`select * from auth_login(${person.email ?? ''})`),
    ).toEqual([]);
  });

  it('makes one account for a person who comes twice at once', async () => {
    const { email } = await comes(proven());
    const browsers = Array.from({ length: 6 }, () => new Browser());
    const backs = await Promise.all(browsers.map((browser) => browser.throughProvider('google')));
    await Promise.all(browsers.map((browser, at) => browser.ask('GET', backs[at] ?? '')));
    const sessions = await Promise.all(browsers.map((browser) => browser.session()));
    expect(new Set(sessions.map((session) => session?.id)).size).toBe(1);
    expect(sessions[0]?.email).toBe(email);
  });

  it('does not add a stranger to whoever is signed in already', async () => {
    const browser = new Browser();
    await comes(proven());
    await browser.signIn('google');
    const first = await browser.session();
    await comes(proven());
    await browser.signIn('google');
    expect((await browser.session())?.id).not.toBe(first?.id);
  });
});

describe('an answer that belongs to another sign-in', () => {
  const proven = () => ({ email: anAddress('company.example'), email_verified: true, hd: 'company.example' });

  it.each(['state', 'nonce', 'pkce.code_verifier'])('is refused by its %s', async (check) => {
    await comes(proven());
    const [mine, other] = [new Browser(), new Browser()];
    const back = await mine.throughProvider('google');
    await other.throughProvider('google');
    const name = `next-auth.${check}`;
    expect(mine.ours.get(name)).toBeTruthy();
    mine.ours.set(name, other.ours.get(name) ?? '');
    expect((await mine.ask('GET', back ?? '')).to).toEqual(NOT_BELIEVED);
    expect(await mine.session()).toBeUndefined();
  });

  it('is refused in a browser that did not begin, and the second time', async () => {
    await comes(proven());
    const mine = new Browser();
    const back = (await mine.throughProvider('google')) ?? '';
    expect((await new Browser().ask('GET', back)).to).toEqual(NOT_BELIEVED);
    expect((await mine.ask('GET', back)).to).toBe('http://localhost:3000');
    expect((await mine.ask('GET', back)).to).toEqual(NOT_BELIEVED);
  });
});

describe("signing in with a company's provider", () => {
  it('enters the company, in the role that newcomers have', async () => {
    const { owner, domain, name } = await aCompany();
    const { email } = await comes({ email: anAddress(domain) });
    const browser = new Browser();
    await browser.signIn(name);
    expect(await browser.session()).toMatchObject({ email, tenantId: owner.tenantId, role: 'editor' });
    const accounts = await seenBy(owner.tenantId, (db) =>
      db.auditLog.findMany({ where: { resourceType: 'account' } }),
    );
    expect(JSON.stringify(accounts)).not.toMatch(/token/);
  });

  it('refuses an address that the provider calls unproven, or of another domain', async () => {
    const { domain, name } = await aCompany();
    const outsider = await aPerson();
    for (const claims of [
      { email: anAddress(domain), email_verified: false },
      { email: outsider.email, email_verified: true },
      { email: `${outsider.email}.${domain}`.replace('@', '%40'), email_verified: true },
    ]) {
      await comes(claims);
      const browser = new Browser();
      expect(await browser.signIn(name)).toEqual(REFUSED);
      expect(await browser.session()).toBeUndefined();
    }
  });

  it("does not take another connection's word for its own people", async () => {
    const [victim, attacker] = [await aCompany(), await aCompany()];
    const person = await comes({ email: anAddress(victim.domain), email_verified: true });
    const first = new Browser();
    await first.signIn(victim.name);
    expect(await first.session()).toMatchObject({ email: person.email });
    const second = new Browser();
    expect(await second.signIn(attacker.name)).toEqual(REFUSED);
  });

  it('refuses a suspended member, a suspended person, and everybody of a suspended company', async () => {
    const { owner, domain, name } = await aCompany();
    const email = anAddress(domain);
    const { userId } = await aPerson({ tenantId: owner.tenantId, email, role: 'editor' });
    await comes({ email });
    const tries = async () => {
      const browser = new Browser();
      const to = await browser.signIn(name);
      return { to, user: await browser.session() };
    };
    expect((await tries()).user?.id).toBe(userId);
    const membership = (status: string) =>
      inTenant(owner.tenantId, (db) => db.membership.updateMany({ where: { userId }, data: { status } }));
    await membership('suspended');
    expect(await tries()).toEqual({ to: REFUSED, user: undefined });
    await membership('active');
    const person = (status: string) =>
      inTenant(owner.tenantId, (db) => db.user.update({ where: { id: userId }, data: { status } }), userId);
    await person('suspended');
    expect(await tries()).toEqual({ to: REFUSED, user: undefined });
    await person('active');
    await suspendTenant(owner.tenantId);
    expect((await tries()).user).toBeUndefined();
  });

  it('is given up when the provider is dead, or never answers', async () => {
    const dead = await aCompany({ issuer: 'http://127.0.0.1:9' });
    expect(await new Browser().signIn(dead.name)).toEqual(NOT_BELIEVED);
    const { domain, name } = await aCompany();
    await comes({ email: anAddress(domain) });
    await provider.say({ faults: { silent: true } });
    expect(await new Browser().signIn(name)).toEqual(NOT_BELIEVED);
  });
});
