import { randomInt, randomUUID } from 'node:crypto';
import { clock } from '@/core/clock';
import { challengeOf } from '@/services/platform/sso/tickets';
import * as meRoute from '../../app/api/auth/me/route';
import * as acsRoute from '../../app/api/auth/saml/[providerId]/acs/route';
import * as metadataRoute from '../../app/api/auth/saml/[providerId]/metadata/route';
import * as startRoute from '../../app/api/auth/saml/[providerId]/start/route';
import * as ticketRoute from '../../app/api/auth/ticket/route';
import * as providersRoute from '../../app/api/tenants/[tenantId]/identity-providers/route';
import { anEmailDomain, aPerson, inTenant, seenBy, suspendTenant } from '../support/factories';
import { call, tenant } from '../support/harness';
import {
  type AnswerFacts,
  answerXml,
  aSigningKey,
  requestIdIn,
  type SigningKey,
  sign,
} from '../support/saml-provider';

const ISSUER = 'https://idp.example.com/entity';
const VERIFIER = 'v'.repeat(43);

let key: SigningKey;
let otherKey: SigningKey;
beforeAll(async () => {
  [key, otherKey] = await Promise.all([aSigningKey(), aSigningKey('other.example.com')]);
});

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

/** A tenant whose people sign in by SAML. */
async function aCompany(override: { joinRole?: string | null } = {}) {
  const owner = await tenant();
  const domain = await anEmailDomain(owner.tenantId);
  const { data } = await owner.call<{ id: string; urls: { redirectUrl: string; audience: string } }>(
    providersRoute.POST,
    {
      method: 'POST',
      body: {
        kind: 'saml',
        name: 'Company',
        emailDomains: [domain],
        issuer: ISSUER,
        signInUrl: 'https://idp.example.com/sso',
        certificates: [key.certificate],
        joinRole: 'viewer',
        ...override,
      },
    },
  );
  return { owner, domain, providerId: data.id, urls: data.urls };
}

type Company = Awaited<ReturnType<typeof aCompany>>;

/** Begins a sign-in, and gives the facts of a good answer to it. */
async function begin(
  { providerId, urls, domain }: Company,
  query: Record<string, string> = {},
): Promise<AnswerFacts> {
  const { headers, status } = await call(startRoute.GET, {
    params: { providerId },
    query: { challenge: challengeOf(VERIFIER), next: '/t/acme/pages', ...query },
  });
  expect(status).toBe(303);
  return {
    issuer: ISSUER,
    audience: urls.audience,
    recipient: urls.redirectUrl,
    inResponseTo: requestIdIn(headers.get('location') ?? ''),
    subject: `person-${randomUUID()}`,
    attributes: { email: `ada-${randomUUID()}@${domain}`, displayName: 'Ada Müller' },
  };
}

/** What the browser posts, and where it is sent then. */
async function answerWith({ providerId }: Company, xml: string) {
  const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: '' });
  const { status, headers } = await call(acsRoute.POST, {
    method: 'POST',
    params: { providerId },
    raw: form,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const to = new URL(headers.get('location') ?? '');
  const after = new URLSearchParams(to.hash.slice(1));
  return {
    status,
    path: to.pathname,
    error: to.searchParams.get('error'),
    ticket: after.get('ticket') ?? '',
    next: after.get('next'),
  };
}

const exchange = (ticket: string, verifier = VERIFIER) =>
  call<{ accessToken: string; tenantId: string; user: { id: string; email: string; name: string } }>(
    ticketRoute.POST,
    {
      method: 'POST',
      body: { ticket, verifier },
    },
  );

const REFUSED = { status: 303, path: '/signin', error: 'elsewhere', ticket: '' };

describe('signing in by SAML', () => {
  it('lets a newcomer in, in the role that the connection gives, in its tenant', async () => {
    const company = await aCompany();
    const facts = await begin(company);
    const answer = await answerWith(company, sign(answerXml(facts), key));
    expect(answer).toMatchObject({ status: 303, path: '/signin/complete', next: '/t/acme/pages' });
    const tokens = await exchange(answer.ticket);
    expect(tokens).toMatchObject({
      status: 200,
      data: {
        tenantId: company.owner.tenantId,
        user: { email: facts.attributes?.email, name: 'Ada Müller' },
      },
    });
    const me = await call(meRoute.GET, { headers: { authorization: `Bearer ${tokens.data.accessToken}` } });
    expect(me.data).toMatchObject({ role: 'viewer', tenant: { id: company.owner.tenantId } });
  });

  it('knows the same person again, though the address in the answer is another', async () => {
    const company = await aCompany();
    const first = await begin(company);
    const before = await exchange((await answerWith(company, sign(answerXml(first), key))).ticket);
    const again = await begin(company);
    const facts = { ...again, subject: first.subject, attributes: { email: `renamed@${company.domain}` } };
    const after = await exchange((await answerWith(company, sign(answerXml(facts), key))).ticket);
    expect(after.data.user).toMatchObject({ id: before.data.user.id, email: first.attributes?.email });
  });

  it('takes an answer that is signed as a whole beside its assertion, and tells the provider who we are', async () => {
    const company = await aCompany();
    const xml = sign(sign(answerXml(await begin(company)), key), key, 'Response');
    expect((await answerWith(company, xml)).path).toBe('/signin/complete');
    const metadata = await call(metadataRoute.GET, { params: { providerId: company.providerId } });
    expect(metadata.text).toContain(`entityID="${company.urls.audience}"`);
    expect(metadata.text).toContain(`Location="${company.urls.redirectUrl}"`);
  });

  it('goes on within this site only', async () => {
    const company = await aCompany();
    const facts = await begin(company, { next: 'https://evil.example/' });
    expect((await answerWith(company, sign(answerXml(facts), key))).next).toBe('/');
  });

  it('gives a ticket that works once, for a minute, and for who began', async () => {
    const company = await aCompany();
    const ticketOf = async () =>
      (await answerWith(company, sign(answerXml(await begin(company)), key))).ticket;
    const refused = { status: 401, code: 'INVALID_TOKEN' };
    const stolen = await ticketOf();
    expect(await exchange(stolen, 'w'.repeat(43))).toMatchObject(refused);
    expect(await exchange(stolen)).toMatchObject({ status: 200 });
    expect(await exchange(stolen)).toMatchObject(refused);
    const raced = await ticketOf();
    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(raced)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const late = await ticketOf();
    clock.now = () => new Date(realNow().getTime() + 61_000);
    expect(await exchange(late)).toMatchObject(refused);
  });
});

describe('an answer that is not to be believed', () => {
  const attacks: [string, (facts: AnswerFacts) => string][] = [
    ['is not signed', (facts) => answerXml(facts)],
    ["is signed with another tenant's key", (facts) => sign(answerXml(facts), otherKey)],
    ['was changed after signing', (facts) => sign(answerXml(facts), key).replace('Ada Müller', 'Eve')],
    ['has only its outside signed', (facts) => sign(answerXml(facts), key, 'Response')],
    [
      'is for another audience',
      (facts) => sign(answerXml({ ...facts, audience: 'https://other.example' }), key),
    ],
    [
      'is for another recipient',
      (facts) => sign(answerXml({ ...facts, recipient: 'https://other.example/acs' }), key),
    ],
    ['is of another issuer', (facts) => sign(answerXml({ ...facts, issuer: 'https://other.example' }), key)],
    ['has expired', (facts) => sign(answerXml({ ...facts, notOnOrAfter: -120 }), key)],
    ['is not valid yet', (facts) => sign(answerXml({ ...facts, notBefore: 120 }), key)],
    ['answers no request of ours', (facts) => sign(answerXml({ ...facts, inResponseTo: '_made-up' }), key)],
    ['answers nothing', (facts) => sign(answerXml({ ...facts, inResponseTo: '' }), key)],
    ['names nobody', (facts) => sign(answerXml({ ...facts, subject: '' }), key)],
    [
      'brings a document type',
      (facts) =>
        `<!DOCTYPE x [<!ENTITY who SYSTEM "file:///etc/passwd">]>${sign(answerXml({ ...facts, subject: 'WHO' }), key).replace('WHO', '&who;')}`,
    ],
    ['is no XML', () => 'hello'],
    ['is nothing', () => ''],
  ];
  it.each(attacks)('that %s is refused', async (_, forge) => {
    const company = await aCompany();
    const xml = forge(await begin(company));
    expect(await answerWith(company, xml)).toMatchObject(REFUSED);
    expect(await seenBy(company.owner.tenantId, (db) => db.membership.count())).toBe(1);
  });

  /** Signature wrapping: the signed assertion is kept somewhere, and a forged one stands where it is read. */
  const wrappings: [string, (signed: string, forged: string) => string][] = [
    [
      'before the signed one',
      (signed, forged) => signed.replace('<saml:Assertion', `${forged}<saml:Assertion`),
    ],
    [
      'after the signed one',
      (signed, forged) => signed.replace('</samlp:Response>', `${forged}</samlp:Response>`),
    ],
    [
      'in place of the signed one, which moves into an extension',
      (signed, forged) => {
        const [own = ''] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(signed) ?? [];
        return signed.replace(own, `<samlp:Extensions>${own}</samlp:Extensions>${forged}`);
      },
    ],
    [
      'around the signed one',
      (signed, forged) => {
        const [own = ''] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(signed) ?? [];
        return signed.replace(own, forged.replace('</saml:Assertion>', `${own}</saml:Assertion>`));
      },
    ],
    [
      'carrying the signature, with the signed one inside it as an object',
      (signed, forged) => {
        const [own = ''] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(signed) ?? [];
        const [signature = ''] = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(own) ?? [];
        const bare = own.replace(signature, '');
        const around = signature.replace('</ds:Signature>', `<ds:Object>${bare}</ds:Object></ds:Signature>`);
        return signed.replace(own, forged.replace('<saml:Subject>', `${around}<saml:Subject>`));
      },
    ],
  ];
  it.each(wrappings)('with a forged assertion %s signs nobody in as the forged one', async (_, wrap) => {
    const company = await aCompany();
    const facts = await begin(company);
    const victim = `victim@${company.domain}`;
    for (const assertionId of ['_forged', '_original']) {
      const signed = sign(answerXml({ ...facts, assertionId: '_original' }), key);
      const [forged = ''] =
        /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(
          answerXml({ ...facts, assertionId, attributes: { email: victim } }),
        ) ?? [];
      expect(await answerWith(company, wrap(signed, forged))).toMatchObject(REFUSED);
    }
  });

  it('that splits a name by a comment does not make its beginning somebody', async () => {
    const company = await aCompany();
    const { email } = await aPerson({
      tenantId: company.owner.tenantId,
      email: `boss-${randomUUID()}@${company.domain}`,
    });
    const facts = { ...(await begin(company)), attributes: { email: `${email}.evil.example` } };
    const signed = sign(answerXml(facts), key).replaceAll(
      `${email}.evil.example`,
      `${email}<!-- -->.evil.example`,
    );
    expect(await answerWith(company, signed)).toMatchObject(REFUSED);
  });

  it('is taken once, however often it is sent', async () => {
    const company = await aCompany();
    const xml = sign(answerXml(await begin(company)), key);
    const answers = await Promise.all(Array.from({ length: 20 }, () => answerWith(company, xml)));
    expect(answers.filter(({ path }) => path === '/signin/complete')).toHaveLength(1);
    expect(await answerWith(company, xml)).toMatchObject(REFUSED);
  });

  it('is one of many to one request, however different they are', async () => {
    const company = await aCompany();
    const facts = await begin(company);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => answerWith(company, sign(answerXml(facts), key))),
    );
    expect(answers.filter(({ path }) => path === '/signin/complete')).toHaveLength(1);
  });

  it('is not taken for a second request by the same assertion', async () => {
    const company = await aCompany();
    const first = await begin(company);
    const assertionId = '_once';
    expect((await answerWith(company, sign(answerXml({ ...first, assertionId }), key))).path).toBe(
      '/signin/complete',
    );
    const second = {
      ...(await begin(company)),
      subject: first.subject,
      attributes: first.attributes,
      assertionId,
    };
    expect(await answerWith(company, sign(answerXml(second), key))).toMatchObject(REFUSED);
  });

  it('comes too late after ten minutes', async () => {
    const company = await aCompany();
    const facts = await begin(company);
    clock.now = () => new Date(realNow().getTime() + 601_000);
    expect(await answerWith(company, sign(answerXml(facts), key))).toMatchObject(REFUSED);
  });
});

describe('whom a tenant may sign in', () => {
  const signedIn = async (company: Company, attributes: Record<string, string>) =>
    answerWith(company, sign(answerXml({ ...(await begin(company)), attributes }), key));

  it('is nobody outside its domains, whoever the provider says they are', async () => {
    const company = await aCompany();
    const outsider = await aPerson();
    for (const email of [
      outsider.email,
      `a@sub.${company.domain}`,
      `a@${company.domain}.evil.example`,
      `x@y@${outsider.email.split('@')[1]}`,
    ])
      expect(await signedIn(company, { email })).toMatchObject(REFUSED);
  });

  it('is no administrator of the platform', async () => {
    const company = await aCompany();
    const { email } = await aPerson({
      email: `root-${randomUUID()}@${company.domain}`,
      platformRole: 'super_admin',
    });
    expect(await signedIn(company, { email })).toMatchObject(REFUSED);
  });

  it('is nobody who has left its domain since, though linked', async () => {
    const company = await aCompany();
    const facts = await begin(company);
    const { ticket } = await answerWith(company, sign(answerXml(facts), key));
    const { data } = await exchange(ticket);
    const moved = { where: { id: data.user.id }, data: { email: `${randomUUID()}@elsewhere.example` } };
    await inTenant(company.owner.tenantId, (db) => db.user.update(moved), data.user.id);
    const again = { ...(await begin(company)), subject: facts.subject, attributes: facts.attributes };
    expect(await answerWith(company, sign(answerXml(again), key))).toMatchObject(REFUSED);
  });

  it('is only who is a member, where newcomers do not join', async () => {
    const company = await aCompany({ joinRole: null });
    expect(await signedIn(company, { email: `new@${company.domain}` })).toMatchObject(REFUSED);
    const known = await aPerson({ email: `known-${randomUUID()}@${company.domain}` });
    expect(await signedIn(company, { email: known.email })).toMatchObject(REFUSED);
    const member = await aPerson({
      tenantId: company.owner.tenantId,
      email: `in-${randomUUID()}@${company.domain}`,
      role: 'editor',
    });
    const { ticket } = await signedIn(company, { email: member.email });
    expect(await exchange(ticket)).toMatchObject({ status: 200, data: { user: { id: member.userId } } });
  });

  it('is nobody while the person or the tenant is suspended', async () => {
    const company = await aCompany();
    const { email, userId } = await aPerson({
      tenantId: company.owner.tenantId,
      email: `s-${randomUUID()}@${company.domain}`,
    });
    const suspended = { where: { id: userId }, data: { status: 'suspended' } };
    await inTenant(company.owner.tenantId, (db) => db.user.update(suspended), userId);
    expect(await signedIn(company, { email })).toMatchObject(REFUSED);
    const facts = await begin(company);
    await suspendTenant(company.owner.tenantId);
    expect(await answerWith(company, sign(answerXml(facts), key))).toMatchObject({
      path: '/signin',
      error: 'unknown_provider',
    });
  });

  it('takes an account over clean when nobody had proven its address', async () => {
    const company = await aCompany();
    const squatter = await aPerson({ email: `later-${randomUUID()}@${company.domain}` });
    const phone = `+96478${randomInt(100_000_000).toString().padStart(8, '0')}`;
    await inTenant(
      company.owner.tenantId,
      (db) =>
        db.user.update({ where: { id: squatter.userId }, data: { phone, phoneVerifiedAt: new Date() } }),
      squatter.userId,
    );
    const { ticket } = await signedIn(company, { email: squatter.email });
    expect(await exchange(ticket)).toMatchObject({ status: 200, data: { user: { id: squatter.userId } } });
    const user = await inTenant(company.owner.tenantId, (db) =>
      db.user.findUniqueOrThrow({ where: { id: squatter.userId } }),
    );
    expect(user).toMatchObject({
      passwordHash: null,
      phoneVerifiedAt: null,
      emailVerifiedAt: expect.any(Date),
    });
  });
});
