import * as explain from '../../app/api/access/explain/route';
import * as preview from '../../app/api/access/preview/route';
import * as roleTable from '../../app/api/access/roles/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { anApiKey, aPerson, aTenant, inTenant, seenBy } from '../support/factories';
import { type Caller, callerWith, signedIn } from '../support/harness';

interface Explained {
  allowed: boolean;
  permission: string;
  rules: { rule: string; passed: boolean; says: string }[];
}

const ask = (by: Caller, body: Record<string, unknown>) =>
  by.call<Explained>(explain.POST, { method: 'POST', body });
const failing = ({ data }: { data: Explained }) =>
  data.rules.filter(({ passed }) => !passed).map(({ rule }) => rule);

async function acme(modules?: string[]) {
  const { tenantId } = await aTenant(modules ? { modules } : {});
  return { tenantId, owner: await signedIn({ tenantId, role: 'owner' }) };
}

describe('explaining', () => {
  it('says what the frame then does, for every role and a permission that some lack', async () => {
    const { tenantId, owner } = await acme();
    for (const role of ['owner', 'editor', 'viewer', 'vendor', 'emperor']) {
      const member = await signedIn({ tenantId, role });
      const told = await ask(owner, {
        userId: member.userId,
        method: 'POST',
        path: `/api/tenants/${tenantId}/pages`,
      });
      const done = await member.call(pages.POST, { method: 'POST', body: { title: `By ${role}` } });
      expect([role, told.data.allowed]).toEqual([role, done.status === 201]);
      expect(told.data.permission).toBe('pages:write');
    }
  });

  it('names the rule that refuses: role, membership, account, module', async () => {
    const { tenantId, owner } = await acme(['clinic']);
    const { userId } = await aPerson({ tenantId, role: 'viewer' });
    expect(failing(await ask(owner, { userId, permission: 'members:write' }))).toEqual(['permission']);
    expect(failing(await ask(owner, { userId, permission: 'pages:read' }))).toEqual(['module']);
    await inTenant(tenantId, (db) =>
      db.membership.updateMany({ where: { userId }, data: { status: 'suspended' } }),
    );
    await inTenant(
      tenantId,
      (db) => db.user.update({ where: { id: userId }, data: { status: 'suspended' } }),
      userId,
    );
    expect(failing(await ask(owner, { userId, permission: 'tenants:read' }))).toEqual([
      'account',
      'membership',
    ]);
  });

  it('says that a session needs a second factor where the tenant asks for one', async () => {
    const { tenantId, owner } = await acme();
    const { userId } = await aPerson({ tenantId, role: 'viewer' });
    const key = callerWith(tenantId, '', await anApiKey({ tenantId }));
    const rules = async (by: Caller) =>
      (await ask(by, { userId, permission: 'pages:read' })).data.rules.map(({ rule }) => rule);
    expect(await rules(owner)).not.toContain('second_factor');
    await inTenant(tenantId, (db) =>
      db.setting.create({ data: { name: 'security.requireMfa', value: true } }),
    );
    expect(await rules(key)).toContain('second_factor');
    expect((await ask(owner, { userId, permission: 'pages:read' })).code).toBe('MFA_SETUP_REQUIRED');
  });

  it('explains keys alike: what they lack, that they are over, that they are for tests', async () => {
    const { tenantId, owner } = await acme();
    const idOf = async (text: string) =>
      seenBy(tenantId, async (db) => {
        const found = (await db.apiKey.findMany()).find(({ prefix }) => text.startsWith(prefix));
        return found?.id ?? '';
      });
    const narrow = await anApiKey({ tenantId, scopes: ['pages:read'] });
    const apiKeyId = await idOf(narrow);
    const path = `/api/v1/tenants/${tenantId}/pages`;
    expect((await ask(owner, { apiKeyId, method: 'GET', path })).data.allowed).toBe(true);
    expect(failing(await ask(owner, { apiKeyId, method: 'POST', path }))).toEqual(['permission']);
    expect((await callerWith(tenantId, '', narrow).call(pages.GET)).status).toBe(200);
    const over = await anApiKey({ tenantId, revokedAt: new Date() });
    expect(failing(await ask(owner, { apiKeyId: await idOf(over), method: 'GET', path }))).toEqual(['key']);
  });

  it('tells nothing of other tenants, and refuses what does not exist', async () => {
    const [here, there] = [await acme(), await acme()];
    const userId = here.owner.userId;
    expect((await ask(here.owner, { userId: there.owner.userId, permission: 'pages:read' })).status).toBe(
      404,
    );
    const abroad = { userId, method: 'GET', path: `/api/tenants/${there.tenantId}/pages` };
    expect(failing(await ask(here.owner, abroad))).toEqual(['tenant']);
    for (const wrong of [
      { userId, permission: 'pages:fly' },
      { userId, method: 'GET', path: '/api/nothing' },
      { userId, method: 'GET' },
      { userId },
      { permission: 'pages:read' },
      { userId, apiKeyId: userId, permission: 'pages:read' },
    ])
      expect((await ask(here.owner, wrong)).status).toBe(422);
    const viewer = await signedIn({ tenantId: here.tenantId, role: 'viewer' });
    expect((await ask(viewer, { userId, permission: 'pages:read' })).status).toBe(403);
  });
});

it('previews what a member gains and loses, and changes nothing', async () => {
  const { tenantId, owner } = await acme();
  const { userId } = await aPerson({ tenantId, role: 'editor' });
  const answer = await owner.call<{ gains: { name: string }[]; loses: { name: string }[] }>(preview.POST, {
    method: 'POST',
    body: { userId, role: 'engineer' },
  });
  const names = (list: { name: string }[]) => list.map(({ name }) => name);
  expect(names(answer.data.gains)).toContain('webhooks:write');
  expect(names(answer.data.loses)).toContain('pages:write');
  expect(names(answer.data.loses)).not.toContain('pages:read');
  const kept = await seenBy(tenantId, (db) => db.membership.findFirst({ where: { userId } }));
  expect(kept?.role).toBe('editor');
});

it('shows the table of roles in words', async () => {
  const { owner } = await acme();
  const { data } = await owner.call<{
    permissions: { name: string; words: string }[];
    roles: { name: string; permissions: string[]; zonal: boolean }[];
  }>(roleTable.GET);
  expect(data.roles.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['owner', 'admin', 'engineer', 'viewer', 'location_admin', 'pharmacy_tech']),
  );
  expect(data.roles.find(({ name }) => name === 'shop_owner')?.zonal).toBe(true);
  expect(data.permissions.every(({ words }) => words.length > 4)).toBe(true);
});
