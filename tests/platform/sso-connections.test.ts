import { dns } from '@/core/outbound/dns';
import * as ssoRoute from '../../app/api/auth/sso/route';
import * as domainRoute from '../../app/api/tenants/[tenantId]/email-domains/[domainId]/route';
import * as verifyRoute from '../../app/api/tenants/[tenantId]/email-domains/[domainId]/verify/route';
import * as domainsRoute from '../../app/api/tenants/[tenantId]/email-domains/route';
import * as checkRoute from '../../app/api/tenants/[tenantId]/identity-providers/[providerId]/check/route';
import * as providerRoute from '../../app/api/tenants/[tenantId]/identity-providers/[providerId]/route';
import * as providersRoute from '../../app/api/tenants/[tenantId]/identity-providers/route';
import { anApiKey, anEmailDomain, eventTypes, seenBy, suspendTenant } from '../support/factories';
import { type Caller, call, callerWith, memberOf, tenant } from '../support/harness';
import { aSigningKey } from '../support/saml-provider';

interface Domain {
  id: string;
  record: { name: string; value: string };
  verifiedAt: string | null;
}

const realTxt = dns.txt;
afterEach(() => {
  dns.txt = realTxt;
});

const claim = (who: Caller, domain: string) =>
  who.call<Domain>(domainsRoute.POST, { method: 'POST', body: { domain } });
const verify = (who: Caller, domainId: string) =>
  who.call<Domain>(verifyRoute.POST, { method: 'POST', params: { domainId } });
const aDomainName = () => `d${Math.random().toString(36).slice(2)}.example`;

async function oidcBody(who: Caller, override: Record<string, unknown> = {}) {
  const domain = await anEmailDomain(who.tenantId);
  return {
    kind: 'oidc',
    name: 'Company',
    emailDomains: [domain],
    issuer: 'https://login.company.example',
    clientId: 'quintet',
    clientSecret: 'very secret',
    ...override,
  };
}

const connect = (who: Caller, body: unknown) =>
  who.call<{ id: string; urls: Record<string, string>; version: number }>(providersRoute.POST, {
    method: 'POST',
    body,
  });

describe('proving a mail domain', () => {
  it('counts from the moment its TXT record is found', async () => {
    const owner = await tenant();
    const { data, status } = await claim(owner, ' Bücher.Example ');
    expect({ status, name: data.record.name }).toEqual({
      status: 201,
      name: '_quintet.xn--bcher-kva.example',
    });
    dns.txt = async () => ['v=spf1 -all', 'quintet-verification=of somebody else'];
    expect(await verify(owner, data.id)).toMatchObject({ status: 409, code: 'CONFLICT' });
    dns.txt = async (name) => (name === data.record.name ? ['v=spf1 -all', data.record.value] : []);
    expect(await verify(owner, data.id)).toMatchObject({
      status: 200,
      data: { verifiedAt: expect.any(String) },
    });
    expect(await eventTypes(owner.tenantId)).toEqual(['email_domain.claimed', 'email_domain.verified']);
  });

  it('is for one tenant only, which somebody else learns only by proving it too', async () => {
    const [first, second] = [await tenant(), await tenant()];
    const name = await anEmailDomain(first.tenantId);
    const { data, status } = await claim(second, name);
    expect(status).toBe(201);
    dns.txt = async () => [data.record.value];
    expect(await verify(second, data.id)).toMatchObject({ status: 409, details: [{ field: 'domain' }] });
    expect(
      await seenBy(second.tenantId, (db) => db.emailDomain.count({ where: { verifiedAt: { not: null } } })),
    ).toBe(0);
  });

  it.each(['gmail.com', 'localhost', '127.0.0.1', 'a..b', '', 'x y.com'])('refuses %p', async (domain) => {
    expect(await claim(await tenant(), domain)).toMatchObject({
      status: 422,
      details: [{ field: 'domain' }],
    });
  });

  it('says so when no name server answers', async () => {
    const owner = await tenant();
    const { data } = await claim(owner, aDomainName());
    dns.txt = async () => {
      throw Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' });
    };
    expect(await verify(owner, data.id)).toMatchObject({ status: 502, code: 'UPSTREAM_ERROR' });
  });

  it('is kept while a connection uses it', async () => {
    const owner = await tenant();
    const body = await oidcBody(owner);
    const { data } = await connect(owner, body);
    const { data: domains } = await owner.call<Domain[]>(domainsRoute.GET);
    const remove = { method: 'DELETE', params: { domainId: domains[0]?.id ?? '' } };
    expect(await owner.call(domainRoute.DELETE, remove)).toMatchObject({ status: 409, code: 'CONFLICT' });
    await owner.call(providerRoute.DELETE, { method: 'DELETE', params: { providerId: data.id } });
    expect(await owner.call(domainRoute.DELETE, remove)).toMatchObject({ status: 200 });
  });
});

describe('connecting a provider', () => {
  it('keeps the secret to itself, and says what to paste at the provider', async () => {
    const owner = await tenant();
    const made = await connect(owner, await oidcBody(owner));
    expect(made.status).toBe(201);
    expect(made.data.urls.redirectUrl).toBe(`http://localhost:3000/api/auth/callback/oidc-${made.data.id}`);
    const got = await owner.call(providerRoute.GET, { params: { providerId: made.data.id } });
    const listed = await owner.call(providersRoute.GET);
    expect(made.text + got.text + listed.text).not.toMatch(/very secret|secretEncrypted/);
    const kept = await seenBy(owner.tenantId, (db) => db.identityProvider.findFirstOrThrow());
    expect(kept.secretEncrypted).toMatch(/^k1\./);
    const audit = await seenBy(owner.tenantId, (db) =>
      db.auditLog.findMany({ where: { resourceType: 'identity_provider' } }),
    );
    expect(JSON.stringify(audit)).not.toMatch(/k1\./);
  });

  it('refuses a domain that is not proven, or proven by another tenant', async () => {
    const [owner, other] = [await tenant(), await tenant()];
    const { data: claimed } = await claim(owner, aDomainName());
    const theirs = await anEmailDomain(other.tenantId);
    for (const domain of [claimed.record.name.slice('_quintet.'.length), theirs, aDomainName()]) {
      const body = await oidcBody(owner, { emailDomains: [domain] });
      expect(await connect(owner, body)).toMatchObject({ status: 422, details: [{ field: 'emailDomains' }] });
    }
  });

  it.each([
    ['an address inside our network', { issuer: 'https://169.254.169.254/latest' }, 'issuer'],
    ['another scheme', { issuer: 'file:///etc/passwd' }, 'issuer'],
    ['no client id', { clientId: undefined }, 'clientId'],
    ['SAML without an address', { kind: 'saml', certificates: [] }, 'signInUrl'],
    ['what is no certificate', { kind: 'saml', certificates: ['hello'] }, 'certificates.0'],
    ['owner for everybody who comes', { joinRole: 'owner' }, 'joinRole'],
    ['a role that is none', { joinRole: 'emperor' }, 'joinRole'],
  ])('refuses %s', async (_, override, field) => {
    const owner = await tenant();
    const answer = await connect(owner, await oidcBody(owner, override));
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.details.map((detail) => detail.field)).toContain(field);
  });

  it('gives newcomers no more than who set it up may do', async () => {
    const owner = await tenant();
    const credential = await anApiKey({ tenantId: owner.tenantId, scopes: ['sso:write'] });
    const narrow = callerWith(owner.tenantId, owner.userId, credential);
    expect(await connect(narrow, await oidcBody(narrow, { joinRole: 'viewer' }))).toMatchObject({
      status: 403,
    });
    expect(await connect(narrow, await oidcBody(narrow))).toMatchObject({ status: 201 });
  });

  it('is for owners to set up: anybody else could come in as an owner by a provider of their own', async () => {
    const owner = await tenant();
    const { data } = await connect(owner, await oidcBody(owner));
    for (const role of ['admin', 'engineer']) {
      const other = await memberOf(owner.tenantId, role);
      expect(await connect(other, await oidcBody(other))).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      const change = { params: { providerId: data.id }, body: { issuer: 'https://evil.example' } };
      expect((await other.call(providerRoute.PATCH, { method: 'PATCH', ...change })).status).toBe(403);
    }
  });

  it('changes one at a time', async () => {
    const owner = await tenant();
    const { data } = await connect(owner, await oidcBody(owner));
    const rename = (name: string) =>
      owner.call<{ version: number }>(providerRoute.PATCH, {
        method: 'PATCH',
        params: { providerId: data.id },
        body: { name },
        headers: { 'if-match': `"${data.version}"` },
      });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => rename(`Name ${at}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(7);
  });

  it('says what is wrong with it', async () => {
    const owner = await tenant();
    const dead = await connect(owner, await oidcBody(owner, { issuer: 'http://127.0.0.1:9' }));
    const check = (providerId: string) =>
      owner.call<{ ok: boolean; findings: { message: string }[] }>(checkRoute.POST, {
        method: 'POST',
        params: { providerId },
      });
    expect(await check(dead.data.id)).toMatchObject({
      status: 200,
      data: { ok: false, findings: [{ message: '127.0.0.1:9 cannot be reached.' }, { ok: true }] },
    });
    const { certificate } = await aSigningKey();
    const saml = { kind: 'saml', signInUrl: 'https://idp.example.com/sso', certificates: [certificate] };
    const sound = await connect(owner, await oidcBody(owner, saml));
    expect(await check(sound.data.id)).toMatchObject({ status: 200, data: { ok: true } });
  });
});

describe('finding where an address signs in', () => {
  const find = (email: string) =>
    call<{ providers: { name: string }[] }>(ssoRoute.POST, { method: 'POST', body: { email } });

  it('names the connections of its domain, and none for any other', async () => {
    const owner = await tenant();
    const body = await oidcBody(owner, { name: 'Sign in at Acme' });
    const { data } = await connect(owner, body);
    const domain = body.emailDomains[0];
    expect((await find(`anybody@${domain?.toUpperCase()}`)).data.providers).toEqual([
      { kind: 'oidc', name: 'Sign in at Acme', provider: `oidc-${data.id}`, startUrl: null },
    ]);
    for (const other of [`anybody@sub.${domain}`, `anybody@${domain}.example`, 'anybody@gmail.com'])
      expect((await find(other)).data).toEqual({ providers: [] });
  });

  it('names none that is switched off, or of a suspended tenant', async () => {
    const owner = await tenant();
    const body = await oidcBody(owner);
    const { data } = await connect(owner, body);
    const off = { method: 'PATCH', params: { providerId: data.id }, body: { status: 'disabled' } };
    await owner.call(providerRoute.PATCH, off);
    expect((await find(`a@${body.emailDomains[0]}`)).data.providers).toEqual([]);
    await owner.call(providerRoute.PATCH, { ...off, body: { status: 'active' } });
    expect((await find(`a@${body.emailDomains[0]}`)).data.providers).toHaveLength(1);
    await suspendTenant(owner.tenantId);
    expect((await find(`a@${body.emailDomains[0]}`)).data.providers).toEqual([]);
  });
});
