import type { Handler } from '@/core/http/declaration';
import * as loginRoute from '../../app/api/auth/login/route';
import * as meRoute from '../../app/api/auth/me/route';
import * as groupRoute from '../../app/api/scim/v2/Groups/[groupId]/route';
import * as groupsRoute from '../../app/api/scim/v2/Groups/route';
import * as configRoute from '../../app/api/scim/v2/ServiceProviderConfig/route';
import * as userRoute from '../../app/api/scim/v2/Users/[userId]/route';
import * as usersRoute from '../../app/api/scim/v2/Users/route';
import * as ownGroupRoute from '../../app/api/tenants/[tenantId]/groups/[groupId]/route';
import * as ownGroupsRoute from '../../app/api/tenants/[tenantId]/groups/route';
import {
  anApiKey,
  anEmailDomain,
  aPerson,
  aTenant,
  eventTypes,
  PASSWORD,
  seenBy,
} from '../support/factories';
import { type CallOptions, call, memberOf } from '../support/harness';

const PATCH_OP = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];

/** What SCIM answers: a resource, a list or a refusal, all bare. */
interface Scim {
  id: string;
  userName: string;
  displayName: string;
  externalId?: string;
  active: boolean;
  name: { formatted: string; givenName: string; familyName: string };
  members: { value: string; display: string }[];
  groups: { value: string; display: string }[];
  meta: { version: string; location: string; resourceType: string };
  totalResults: number;
  itemsPerPage: number;
  Resources: Scim[];
  scimType?: string;
  detail: string;
}

/** A tenant that a directory provisions. */
async function aCompany() {
  const { tenantId } = await aTenant();
  const owner = await aPerson({ tenantId });
  const domain = await anEmailDomain(tenantId);
  const key = await anApiKey({ tenantId, scopes: ['scim:write'] });
  const ask = async (route: Handler<unknown>, { headers, ...options }: CallOptions = {}) => {
    const sent = { authorization: `Bearer ${key}`, 'content-type': 'application/scim+json', ...headers };
    const answer = await call(route, { ...options, headers: sent });
    return {
      ...(answer as unknown as Scim),
      status: answer.status,
      headers: answer.headers,
      text: answer.text,
    };
  };
  const create = (body: object) => ask(usersRoute.POST, { method: 'POST', body });
  const patch = (userId: string, Operations: object[]) =>
    ask(userRoute.PATCH, { method: 'PATCH', params: { userId }, body: { schemas: PATCH_OP, Operations } });
  const find = (filter: string) => ask(usersRoute.GET, { query: { filter } });
  return { tenantId, owner, domain, ask, create, patch, find };
}

type Company = Awaited<ReturnType<typeof aCompany>>;
const nameAt = (domain: string) => `u${Math.random().toString(36).slice(2)}@${domain}`;

/** As Okta sends it (developer.okta.com, SCIM 2.0 protocol reference). */
const oktaUser = (userName: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
  name: { givenName: 'Test', familyName: 'User' },
  emails: [{ primary: true, value: userName, type: 'work' }],
  displayName: 'Test User',
  locale: 'en-US',
  externalId: '00ujl29u0le5T6Aj10h7',
  groups: [],
  password: '1mz050nq',
  active: true,
});

/** As Entra ID sends it (learn.microsoft.com, develop a SCIM endpoint). */
const entraUser = (userName: string) => ({
  schemas: [
    'urn:ietf:params:scim:schemas:core:2.0:User',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  ],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName,
  active: true,
  emails: [{ primary: true, type: 'work', value: userName }],
  meta: { resourceType: 'User' },
  name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
  roles: [],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
    department: 'bob',
    manager: { value: 'x' },
  },
});

describe('provisioning people', () => {
  it.each([
    ['Okta', oktaUser, 'Test User'],
    ['Entra ID', entraUser, 'givenName familyName'],
  ])('works as %s asks: look, create, look again', async (_, bodyOf, formatted) => {
    const company = await aCompany();
    const userName = nameAt(company.domain);
    const before = await company.find(`userName eq "${userName}"`);
    expect(before).toMatchObject({ status: 200, totalResults: 0, Resources: [] });
    const made = await company.create(bodyOf(userName));
    expect(made).toMatchObject({
      status: 201,
      userName,
      active: true,
      name: { formatted },
      meta: { resourceType: 'User' },
    });
    expect(made.headers.get('content-type')).toBe('application/scim+json');
    expect(made.headers.get('location')).toBe(made.meta.location);
    expect(made.headers.get('etag')).toBe(made.meta.version);
    const found = await company.find(`userName eq "${userName.toUpperCase()}"`);
    expect(found.Resources.map(({ id }) => id)).toEqual([made.id]);
    expect(await company.create(bodyOf(userName))).toMatchObject({ status: 409, scimType: 'uniqueness' });
    expect(await eventTypes(company.tenantId)).toEqual(['user.created', 'member.added']);
    expect(made.text).not.toContain('1mz050nq');
  });

  it('adds the account of somebody who has one, and no second one for twenty at once', async () => {
    const company = await aCompany();
    const { email, userId } = await aPerson({ email: nameAt(company.domain) });
    expect(await company.create(oktaUser(email))).toMatchObject({ status: 201, userName: email });
    const members = () => seenBy(company.tenantId, (db) => db.membership.findMany({ where: { userId } }));
    expect(await members()).toHaveLength(1);
    const fresh = nameAt(company.domain);
    const answers = await Promise.all(Array.from({ length: 20 }, () => company.create(oktaUser(fresh))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });

  it('refuses addresses outside the proven domains, the platform’s people, and what is no address', async () => {
    const company = await aCompany();
    const outsider = await aPerson();
    const root = await aPerson({ email: nameAt(company.domain), platformRole: 'super_admin' });
    expect(await company.create(oktaUser(outsider.email))).toMatchObject({
      status: 400,
      scimType: 'invalidValue',
    });
    expect(await company.create(oktaUser('jane'))).toMatchObject({ status: 400, scimType: 'invalidValue' });
    expect(await company.create(oktaUser(root.email))).toMatchObject({ status: 403 });
    expect(await seenBy(company.tenantId, (db) => db.membership.count())).toBe(1);
  });

  it.each([
    ['Okta', [{ op: 'replace', value: { active: false } }], [{ op: 'replace', value: { active: true } }]],
    [
      'Entra ID',
      [{ op: 'Replace', path: 'active', value: 'False' }],
      [{ op: 'Replace', path: 'active', value: 'True' }],
    ],
  ])('keeps somebody out at once when %s says so', async (_, off, on) => {
    const company = await aCompany();
    const person = await aPerson({
      tenantId: company.tenantId,
      email: nameAt(company.domain),
      role: 'admin',
    });
    const login = { method: 'POST', body: { email: person.email, password: PASSWORD } };
    const { data } = await call<{ accessToken: string }>(loginRoute.POST, login);
    const me = () => call(meRoute.GET, { headers: { authorization: `Bearer ${data.accessToken}` } });
    expect(await me()).toMatchObject({ status: 200 });
    const [user] = (await company.find(`userName eq "${person.email}"`)).Resources;
    expect(await company.patch(user?.id ?? '', off)).toMatchObject({ status: 200, active: false });
    expect((await me()).status).toBe(401);
    expect(await company.patch(user?.id ?? '', on)).toMatchObject({ status: 200, active: true });
    const again = await call<{ tenantId: string }>(loginRoute.POST, login);
    expect(again.data.tenantId).toBe(company.tenantId);
  });

  it('takes Entra’s and Okta’s other ways to change somebody', async () => {
    const company = await aCompany();
    const { id } = await company.create(entraUser(nameAt(company.domain)));
    const renamed = nameAt(company.domain);
    const after = await company.patch(id, [
      { op: 'Replace', path: 'userName', value: renamed },
      { op: 'Add', path: 'name.givenName', value: 'محمد' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: renamed },
      { op: 'Add', path: 'externalId', value: 'entra-7' },
      {
        op: 'Add',
        path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
        value: 'Bakery',
      },
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+491701234567' },
    ]);
    expect(after).toMatchObject({
      status: 200,
      userName: renamed,
      externalId: 'entra-7',
      name: { formatted: 'محمد familyName' },
    });
    const put = { ...oktaUser(renamed), displayName: 'Ada Lovelace', externalId: 'okta-7' };
    const replaced = await company.ask(userRoute.PUT, { method: 'PUT', params: { userId: id }, body: put });
    expect(replaced).toMatchObject({ status: 200, displayName: 'Ada Lovelace', externalId: 'okta-7' });
    expect((await company.find('externalId eq "okta-7" and active eq true')).totalResults).toBe(1);
    expect((await company.find(`emails[type eq "work"].value eq "${renamed}"`)).totalResults).toBe(1);
    expect((await company.find(`emails[type eq "home"].value eq "${renamed}"`)).totalResults).toBe(0);
    expect((await company.find('externalId eq "entra-7" or externalId eq "okta-7"')).totalResults).toBe(1);
  });

  it('leaves name and address of a guest alone', async () => {
    const company = await aCompany();
    const guest = await aPerson({ tenantId: company.tenantId, role: 'viewer' });
    const [user] = (await company.find(`userName eq "${guest.email}"`)).Resources;
    const rename = [{ op: 'replace', value: { displayName: 'Somebody else' } }];
    expect(await company.patch(user?.id ?? '', rename)).toMatchObject({
      status: 400,
      scimType: 'invalidValue',
    });
    const take = [{ op: 'replace', value: { userName: nameAt(company.domain) } }];
    expect(await company.patch(user?.id ?? '', take)).toMatchObject({
      status: 400,
      scimType: 'invalidValue',
    });
    const { id } = await company.create(oktaUser(nameAt(company.domain)));
    const away = [{ op: 'replace', value: { userName: guest.email } }];
    expect(await company.patch(id, away)).toMatchObject({ status: 400, scimType: 'invalidValue' });
  });

  it('ends a membership, but never the last owner’s', async () => {
    const company = await aCompany();
    const { id } = await company.create(oktaUser(nameAt(company.domain)));
    const gone = { method: 'DELETE', params: { userId: id } };
    expect(await company.ask(userRoute.DELETE, gone)).toMatchObject({ status: 204, text: '' });
    expect(await company.ask(userRoute.DELETE, gone)).toMatchObject({ status: 404 });
    const [owner] = (await company.find(`userName eq "${company.owner.email}"`)).Resources;
    const last = { method: 'DELETE', params: { userId: owner?.id ?? '' } };
    expect(await company.ask(userRoute.DELETE, last)).toMatchObject({ status: 409 });
    expect(await company.patch(owner?.id ?? '', [{ op: 'replace', value: { active: false } }])).toMatchObject(
      {
        status: 409,
      },
    );
  });

  it('sees its own tenant only', async () => {
    const [mine, theirs] = [await aCompany(), await aCompany()];
    const { id, userName } = await theirs.create(oktaUser(nameAt(theirs.domain)));
    expect((await mine.find(`userName eq "${userName}"`)).totalResults).toBe(0);
    const foreign = await mine.ask(userRoute.GET, { params: { userId: id } });
    const missing = await mine.ask(userRoute.GET, { params: { userId: 'no id' } });
    expect(foreign).toMatchObject({ status: 404, detail: missing.detail });
    expect(await mine.patch(id, [{ op: 'replace', value: { active: false } }])).toMatchObject({
      status: 404,
    });
    const group = { displayName: 'Ours', members: [{ value: id }] };
    expect(await mine.ask(groupsRoute.POST, { method: 'POST', body: group })).toMatchObject({ status: 400 });
  });

  it('answers 304 and 412 by the tag of a resource', async () => {
    const company = await aCompany();
    const { id, meta } = await company.create(oktaUser(nameAt(company.domain)));
    const get = (version: string) =>
      company.ask(userRoute.GET, { params: { userId: id }, headers: { 'if-none-match': version } });
    expect((await get(meta.version)).status).toBe(304);
    await company.patch(id, [{ op: 'replace', value: { displayName: 'New Name' } }]);
    expect((await get(meta.version)).status).toBe(200);
    const body = { schemas: PATCH_OP, Operations: [{ op: 'replace', value: { active: false } }] };
    const stale = { method: 'PATCH', params: { userId: id }, body, headers: { 'if-match': meta.version } };
    expect(await company.ask(userRoute.PATCH, stale)).toMatchObject({ status: 412 });
  });

  it('pages, and shows the attributes asked for', async () => {
    const company = await aCompany();
    for (let made = 0; made < 4; made += 1) await company.create(oktaUser(nameAt(company.domain)));
    const page = (query: Record<string, string>) => company.ask(usersRoute.GET, { query });
    const first = await page({ startIndex: '1', count: '2' });
    const last = await page({ startIndex: '5', count: '2', attributes: 'userName,meta' });
    expect(first).toMatchObject({ totalResults: 5, itemsPerPage: 2 });
    expect(last).toMatchObject({ totalResults: 5, itemsPerPage: 1 });
    expect(Object.keys(last.Resources[0] ?? {}).sort()).toEqual(['id', 'meta', 'schemas', 'userName']);
    expect(await page({ count: '0' })).toMatchObject({ totalResults: 5, Resources: [] });
    expect(await page({ excludedAttributes: 'groups' })).toMatchObject({ status: 200 });
  });

  it.each([
    ['a filter that is none', 'userName eq', 'invalidFilter'],
    ['one that asks what is not offered', 'password eq "x"', 'invalidFilter'],
    ['one that never closes', `${'('.repeat(1000)}userName eq "x"`, 'invalidFilter'],
  ])('refuses %s', async (_, filter, scimType) => {
    const company = await aCompany();
    expect(await company.find(filter)).toMatchObject({ status: 400, scimType });
  });

  it.each([
    ['no operations', { Operations: [] }],
    ['an unknown one', { Operations: [{ op: 'destroy', path: 'active' }] }],
    ['a path into every object', { Operations: [{ op: 'add', path: '__proto__.polluted', value: 'x' }] }],
    [
      'a key into every object',
      { Operations: [{ op: 'add', value: { 'constructor.prototype.polluted': 'x' } }] },
    ],
    ['the end of its user name', { Operations: [{ op: 'remove', path: 'userName' }] }],
    ['a list', []],
  ])('refuses a change with %s', async (_, body) => {
    const company = await aCompany();
    const { id } = await company.create(oktaUser(nameAt(company.domain)));
    const answer = await company.ask(userRoute.PATCH, { method: 'PATCH', params: { userId: id }, body });
    expect(answer.status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('says what it can do', async () => {
    const company = await aCompany();
    expect(await company.ask(configRoute.GET)).toMatchObject({ status: 200, patch: { supported: true } });
  });
});

describe('provisioning groups', () => {
  const group = (displayName: string, members: string[] = []) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName,
    members: members.map((value) => ({ value })),
  });
  const createGroup = (company: Company, body: object) =>
    company.ask(groupsRoute.POST, { method: 'POST', body });
  const patchGroup = (company: Company, groupId: string, Operations: object[]) =>
    company.ask(groupRoute.PATCH, {
      method: 'PATCH',
      params: { groupId },
      body: { schemas: PATCH_OP, Operations },
    });
  const roleOf = async ({ tenantId }: Company, id: string) =>
    (await seenBy(tenantId, (db) => db.membership.findFirstOrThrow({ where: { id } }))).role;
  const setRole = async (company: Company, groupId: string, role: string | null, as = 'owner') =>
    (await memberOf(company.tenantId, as)).call(ownGroupRoute.PATCH, {
      method: 'PATCH',
      params: { groupId },
      body: { role },
    });

  it('adds and removes members as Okta and Entra ID say it', async () => {
    const company = await aCompany();
    const people = await Promise.all([1, 2, 3].map(() => company.create(oktaUser(nameAt(company.domain)))));
    const [a = '', b = '', c = ''] = people.map(({ id }) => id);
    const made = await createGroup(company, group('Bakers', [a]));
    expect(made).toMatchObject({ status: 201, displayName: 'Bakers', members: [{ value: a }] });
    const values = (answer: Scim) => answer.members.map(({ value }) => value).sort();
    const added = await patchGroup(company, made.id, [
      { op: 'Add', path: 'members', value: [{ value: b }, { value: a }] },
    ]);
    expect(values(added)).toEqual([a, b].sort());
    const removed = await patchGroup(company, made.id, [{ op: 'remove', path: `members[value eq "${a}"]` }]);
    expect(values(removed)).toEqual([b]);
    const entra = await patchGroup(company, made.id, [
      { op: 'Remove', path: 'members', value: [{ value: b }] },
    ]);
    expect(values(entra)).toEqual([]);
    const replaced = await patchGroup(company, made.id, [
      { op: 'replace', value: { id: made.id, displayName: 'Millers' } },
      { op: 'replace', path: 'members', value: [{ value: c }] },
    ]);
    expect(replaced).toMatchObject({ displayName: 'Millers', members: [{ value: c }] });
    const found = await company.ask(groupsRoute.GET, {
      query: { filter: 'displayName eq "Millers"', excludedAttributes: 'members' },
    });
    expect(found).toMatchObject({ totalResults: 1 });
    expect(found.Resources[0]).not.toHaveProperty('members');
    expect(await createGroup(company, group('Millers'))).toMatchObject({
      status: 409,
      scimType: 'uniqueness',
    });
  });

  it('loses none of twenty people who are added at once', async () => {
    const company = await aCompany();
    const { id } = await createGroup(company, group('Everybody'));
    const people: string[] = [];
    for (let made = 0; made < 20; made += 1)
      people.push((await company.create(oktaUser(nameAt(company.domain)))).id);
    const answers = await Promise.all(
      people.map((value) => patchGroup(company, id, [{ op: 'add', path: 'members', value: [{ value }] }])),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const { members } = await company.ask(groupRoute.GET, { params: { groupId: id } });
    expect(members).toHaveLength(20);
  });

  it('gives its role to who comes, and takes it from who leaves', async () => {
    const company = await aCompany();
    const [first, second] = [
      await company.create(oktaUser(nameAt(company.domain))),
      await company.create(oktaUser(nameAt(company.domain))),
    ];
    const { id } = await createGroup(company, group('Editors', [first.id]));
    expect(await roleOf(company, first.id)).toBe('viewer');
    expect(await setRole(company, id, 'editor')).toMatchObject({
      status: 200,
      data: { role: 'editor', memberCount: 1 },
    });
    expect(await roleOf(company, first.id)).toBe('editor');
    await patchGroup(company, id, [{ op: 'add', path: 'members', value: [{ value: second.id }] }]);
    expect(await roleOf(company, second.id)).toBe('editor');
    const admins = await createGroup(company, group('Admins', [second.id]));
    await setRole(company, admins.id, 'admin');
    expect(await roleOf(company, second.id)).toBe('admin');
    await company.ask(groupRoute.DELETE, { method: 'DELETE', params: { groupId: admins.id } });
    expect(await roleOf(company, second.id)).toBe('editor');
    await patchGroup(company, id, [{ op: 'replace', path: 'members', value: [] }]);
    expect([await roleOf(company, first.id), await roleOf(company, second.id)]).toEqual(['viewer', 'viewer']);
  });

  it('takes nothing from who has more by hand, and touches no owner', async () => {
    const company = await aCompany();
    const admin = await aPerson({ tenantId: company.tenantId, role: 'admin' });
    const ids = await Promise.all(
      [company.owner, admin].map(
        async ({ email }) => (await company.find(`userName eq "${email}"`)).Resources[0]?.id ?? '',
      ),
    );
    const { id } = await createGroup(company, group('Readers', ids));
    await setRole(company, id, 'editor');
    expect(await Promise.all(ids.map((member) => roleOf(company, member)))).toEqual(['owner', 'admin']);
    await patchGroup(company, id, [{ op: 'replace', path: 'members', value: [] }]);
    expect(await Promise.all(ids.map((member) => roleOf(company, member)))).toEqual(['owner', 'admin']);
  });

  it('gives no role above that of who decides it, and never owner', async () => {
    const company = await aCompany();
    const { id } = await createGroup(company, group('Climbers'));
    expect(await setRole(company, id, 'owner')).toMatchObject({ status: 422, details: [{ field: 'role' }] });
    expect(await setRole(company, id, 'editor', 'engineer')).toMatchObject({ status: 403 });
    const key = await anApiKey({ tenantId: company.tenantId, scopes: ['sso:write'] });
    const narrow = await call(ownGroupRoute.PATCH, {
      method: 'PATCH',
      params: { tenantId: company.tenantId, groupId: id },
      body: { role: 'admin' },
      headers: { authorization: `Bearer ${key}` },
    });
    expect(narrow).toMatchObject({ status: 403 });
    const listed = await (await memberOf(company.tenantId, 'owner')).call(ownGroupsRoute.GET);
    expect(listed).toMatchObject({
      status: 200,
      data: [{ displayName: 'Climbers', role: null, memberCount: 0 }],
    });
  });
});
