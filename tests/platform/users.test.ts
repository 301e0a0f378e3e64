import { newId } from '@/core/ids';
import * as adminReactivate from '../../app/api/admin/users/[userId]/reactivate/route';
import * as adminSuspend from '../../app/api/admin/users/[userId]/suspend/route';
import * as adminActive from '../../app/api/admins/[userId]/active/route';
import * as adminReset from '../../app/api/admins/[userId]/reset-password/route';
import * as admin from '../../app/api/admins/[userId]/route';
import * as admins from '../../app/api/admins/route';
import * as shopOwners from '../../app/api/admins/shop-owners/route';
import * as adminStats from '../../app/api/admins/stats/route';
import * as login from '../../app/api/auth/login/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import * as user from '../../app/api/users/[userId]/route';
import * as confirm from '../../app/api/users/profile/email/confirm/route';
import * as emailChange from '../../app/api/users/profile/email/route';
import * as profile from '../../app/api/users/profile/route';
import * as users from '../../app/api/users/route';
import { aPerson, aTenant, inTenant, PASSWORD, seenBy } from '../support/factories';
import { type Caller, call, signedIn } from '../support/harness';
import { lettersTo, tokenSentTo } from '../support/letters';

interface UserData {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  role: string | null;
  status: string;
}

const at = (userId: string) => ({ params: { userId } });
const put = (by: Caller, userId: string, body: unknown) =>
  by.call<UserData>(user.PUT, { method: 'PUT', ...at(userId), body });
const erase = (by: Caller, userId: string) => by.call(user.DELETE, { method: 'DELETE', ...at(userId) });
const signIn = (email: string, password = PASSWORD) =>
  call(login.POST, { method: 'POST', body: { email, password } });

async function acme() {
  const { tenantId } = await aTenant();
  return { tenantId, owner: await signedIn({ tenantId, role: 'owner' }) };
}

const aRoot = async (tenantId: string) => signedIn({ tenantId, role: 'viewer', platformRole: 'super_admin' });

describe('people', () => {
  it('are those of the tenant, and everybody for a platform administrator', async () => {
    const [here, there] = [await acme(), await acme()];
    const ids = async (by: Caller) =>
      (await by.call<UserData[]>(users.GET, { query: { limit: '100' } })).data.map(({ id }) => id);
    expect(await ids(here.owner)).toEqual([here.owner.userId]);
    const root = await aRoot(here.tenantId);
    expect(await ids(root)).toEqual(expect.arrayContaining([here.owner.userId, there.owner.userId]));
    expect((await here.owner.call(user.GET, at(there.owner.userId))).status).toBe(404);
    expect((await root.call(user.GET, at(there.owner.userId))).status).toBe(200);
  });

  it('say their own name, phone and language; others may not say it for them', async () => {
    const { tenantId, owner } = await acme();
    const clerk = await signedIn({ tenantId, role: 'viewer' });
    const own = { name: 'Zoë', phone: '+9647701234567', locale: 'ar' };
    expect(await put(clerk, clerk.userId, own)).toMatchObject({ status: 200, data: own });
    expect((await clerk.call<UserData>(profile.GET)).data).toMatchObject(own);
    expect(await put(owner, clerk.userId, { name: 'Other' })).toMatchObject({ status: 403 });
    expect(await put(clerk, owner.userId, { name: 'Other' })).toMatchObject({ status: 403 });
    expect(await put(clerk, clerk.userId, { phone: '0770 123' })).toMatchObject({
      status: 422,
      details: [{ field: 'phone' }],
    });
    expect((await put(clerk, clerk.userId, { phone: null })).data.phone).toBeNull();
  });

  it('are given a role by who may, never by themselves', async () => {
    const { tenantId, owner } = await acme();
    const clerk = await signedIn({ tenantId, role: 'viewer' });
    expect(await put(owner, clerk.userId, { role: 'editor' })).toMatchObject({ data: { role: 'editor' } });
    expect((await put(clerk, clerk.userId, { role: 'owner' })).status).toBe(403);
    expect((await put(clerk, clerk.userId, { name: 'X', role: 'owner' })).status).toBe(403);
    const row = await seenBy(tenantId, (db) => db.user.findUniqueOrThrow({ where: { id: clerk.userId } }));
    expect(row.name).toBe('Ada');
  });

  it('are not read by others out of what was kept for somebody who may', async () => {
    const { tenantId, owner } = await acme();
    const clerk = await signedIn({ tenantId, role: 'viewer' });
    expect((await owner.call(user.GET, at(owner.userId))).status).toBe(200);
    expect((await clerk.call(user.GET, at(owner.userId))).status).toBe(403);
    await put(owner, owner.userId, { name: 'Nadia' });
    expect((await owner.call<UserData>(user.GET, at(owner.userId))).data.name).toBe('Nadia');
    await put(owner, clerk.userId, { role: 'editor' });
    expect((await clerk.call<UserData>(user.GET, at(owner.userId))).data.name).toBe('Nadia');
    await put(owner, clerk.userId, { role: 'viewer' });
    expect((await clerk.call(user.GET, at(owner.userId))).status).toBe(403);
  });
});

describe('another address', () => {
  const ask = (by: Caller, email: string, password = PASSWORD) =>
    by.call(emailChange.POST, { method: 'POST', body: { email, password } });

  it('counts once its link is used, and the former one is told', async () => {
    const { tenantId } = await acme();
    const { userId, email: before } = await aPerson({ tenantId, role: 'viewer' });
    const by = await signedIn({ tenantId, userId });
    const email = `next-${newId()}@example.test`;
    expect((await ask(by, email, 'Wrong-Horse-7')).code).toBe('INVALID_CREDENTIALS');
    expect((await ask(by, email)).status).toBe(202);
    expect((await signIn(before)).status).toBe(200);
    const token = await tokenSentTo(email);
    const use = () => call(confirm.POST, { method: 'POST', body: { token } });
    expect(await use()).toMatchObject({ status: 200, data: { email } });
    expect((await use()).code).toBe('INVALID_TOKEN');
    expect([(await signIn(before)).status, (await signIn(email)).status]).toEqual([401, 200]);
    expect((await lettersTo(before)).at(-1)?.text).toContain(email);
  });

  it('that somebody has is answered alike, and they are told', async () => {
    const { tenantId } = await acme();
    const [by, other] = [await signedIn({ tenantId, role: 'viewer' }), await aPerson()];
    const answer = await ask(by, other.email);
    expect(answer).toMatchObject({ status: 202, data: { email: other.email } });
    const [letter] = await lettersTo(other.email);
    expect(letter?.text).not.toContain('#');
  });
});

describe('deleting an account', () => {
  it('ends every session and membership, and frees the address', async () => {
    const [here, there] = [await acme(), await acme()];
    const { userId, email } = await aPerson({ tenantId: here.tenantId, role: 'editor' });
    await inTenant(there.tenantId, (db) => db.membership.create({ data: { userId, role: 'viewer' } }));
    const by = await signedIn({ tenantId: here.tenantId, userId });
    expect(await erase(by, userId)).toMatchObject({ status: 200, data: { id: userId } });
    expect((await by.call(pages.GET)).status).toBe(401);
    expect((await signIn(email)).status).toBe(401);
    for (const { tenantId } of [here, there])
      expect(await seenBy(tenantId, (db) => db.membership.count({ where: { userId } }))).toBe(0);
    expect((await here.owner.call(user.GET, at(userId))).status).toBe(404);
    await aPerson({ email });
  });

  it('is refused to the last owner of a living tenant with what to do, and leaves everything', async () => {
    const [here, there] = [await acme(), await acme()];
    await inTenant(there.tenantId, (db) =>
      db.membership.create({ data: { userId: here.owner.userId, role: 'viewer' } }),
    );
    const answer = await erase(here.owner, here.owner.userId);
    expect(answer).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(answer.error).toContain('last owner');
    expect(await seenBy(there.tenantId, (db) => db.membership.count())).toBe(2);
    await inTenant(here.tenantId, (db) =>
      db.tenant.update({ where: { id: here.tenantId }, data: { deletedAt: new Date() } }),
    );
    const elsewhere = await signedIn({ tenantId: there.tenantId, userId: here.owner.userId });
    expect((await erase(elsewhere, here.owner.userId)).status).toBe(200);
  });

  it('of somebody else only takes them out of the tenant', async () => {
    const { tenantId, owner } = await acme();
    const { userId, email } = await aPerson({ tenantId, role: 'viewer' });
    expect((await erase(owner, userId)).status).toBe(200);
    const [row] = await seenBy(tenantId, (db) =>
      db.auditLog.findMany({ where: { operation: 'delete', resourceType: 'membership' } }),
    );
    expect(row?.action).toBe('member.removed');
    expect((await signIn(email)).status).toBe(200);
    const viewer = await signedIn({ tenantId, role: 'viewer' });
    expect((await erase(viewer, owner.userId)).status).toBe(403);
  });
});

describe('suspending a person', () => {
  const keepOut = (by: Caller, userId: string) =>
    by.call<UserData>(adminSuspend.PATCH, { method: 'PATCH', ...at(userId), body: { reason: 'Abuse' } });

  it('is everywhere for a platform administrator, who can take it back', async () => {
    const [here, there] = [await acme(), await acme()];
    const root = await aRoot(there.tenantId);
    expect(await keepOut(root, here.owner.userId)).toMatchObject({ data: { status: 'suspended' } });
    expect((await here.owner.call(pages.GET)).status).toBe(401);
    expect((await keepOut(root, here.owner.userId)).code).toBe('INVALID_TRANSITION');
    const back = await root.call<UserData>(adminReactivate.PATCH, {
      method: 'PATCH',
      ...at(here.owner.userId),
    });
    expect(back.data.status).toBe('active');
    expect((await keepOut(root, root.userId)).status).toBe(403);
  });

  it('is in the tenant for its own administrators', async () => {
    const { tenantId, owner } = await acme();
    const { userId, email } = await aPerson({ tenantId, role: 'viewer' });
    expect(await keepOut(owner, userId)).toMatchObject({ status: 200, data: { status: 'active' } });
    expect((await signIn(email)).data).toMatchObject({ tenantId: null });
  });
});

describe('administrators', () => {
  it('are listed, counted and changed by the owner alone', async () => {
    const { tenantId, owner } = await acme();
    const { userId } = await aPerson({ tenantId, role: 'location_admin', zones: ['erbil'] });
    const shop = await aPerson({ tenantId, role: 'shop_owner', zones: ['erbil'] });
    await aPerson({ tenantId, role: 'viewer' });
    const ids = async (route: typeof admins.GET) =>
      (await owner.call<UserData[]>(route)).data.map(({ id }) => id).sort();
    expect(await ids(admins.GET)).toEqual([owner.userId, userId].sort());
    expect(await ids(shopOwners.GET)).toEqual([shop.userId]);
    const stop = { method: 'PATCH', ...at(userId), body: { active: false } };
    expect((await owner.call(adminActive.PATCH, stop)).status).toBe(200);
    expect((await owner.call(adminActive.PATCH, stop)).status).toBe(200);
    expect((await owner.call(adminStats.GET)).data).toMatchObject({
      admins: { total: 2, active: 1, suspended: 1 },
      shopOwners: { total: 1 },
      byRole: { owner: 1, location_admin: 1, admin: 0 },
    });
    expect((await owner.call(admin.GET, at(shop.userId))).status).toBe(404);
    const colleague = await signedIn({ tenantId, role: 'admin' });
    expect((await colleague.call(admins.GET)).status).toBe(403);
  });

  it('get a letter to choose a new password, which the owner never sees', async () => {
    const { tenantId, owner } = await acme();
    const { userId, email } = await aPerson({ tenantId, role: 'admin' });
    const answer = await owner.call(adminReset.POST, { method: 'POST', ...at(userId) });
    expect(answer).toMatchObject({ status: 200, data: { id: userId, sent: true } });
    const token = await tokenSentTo(email);
    expect(answer.text).not.toContain(token);
  });
});

describe('the right to administer the platform', () => {
  it('is not given by the app’s role to oneself, neither to a new person', async () => {
    const { tenantId, owner } = await acme();
    const seize = inTenant(
      tenantId,
      (db) => db.user.update({ where: { id: owner.userId }, data: { platformRole: 'super_admin' } }),
      owner.userId,
    );
    await expect(seize).rejects.toThrow();
    const id = newId();
    const plant = inTenant(
      tenantId,
      (db) =>
        db.user.create({
          data: { id, email: `${id}@example.test`, name: 'Eve', platformRole: 'super_admin' },
        }),
      id,
    );
    await expect(plant).rejects.toThrow(/platform/);
    expect((await put(owner, owner.userId, { platformRole: 'super_admin' })).status).toBe(422);
  });

  it('is taken and given by one who has it', async () => {
    const { tenantId } = await acme();
    const { userId } = await aPerson({ tenantId });
    const root = await aRoot(tenantId);
    const give = (platformRole: string | null) =>
      inTenant(
        tenantId,
        (db) => db.user.update({ where: { id: userId }, data: { platformRole } }),
        root.userId,
        true,
      );
    expect((await give('super_admin')).platformRole).toBe('super_admin');
    expect((await give(null)).platformRole).toBeNull();
  });
});
