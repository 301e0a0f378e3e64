import { z } from 'zod';
import { endpoint } from '@/endpoint';
import { roles } from '@/services/roles';
import * as reactivate from '../../app/api/tenants/[tenantId]/members/[userId]/reactivate/route';
import * as member from '../../app/api/tenants/[tenantId]/members/[userId]/route';
import * as suspend from '../../app/api/tenants/[tenantId]/members/[userId]/suspend/route';
import * as members from '../../app/api/tenants/[tenantId]/members/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { aPerson, aTenant, eventTypes, inTenant, seenBy } from '../support/factories';
import { type Caller, signedIn, tenant } from '../support/harness';

interface MemberData {
  id: string;
  role: string;
  status: string;
  email: string;
  version: number;
  zones: string[];
}

const at = (userId: string) => ({ params: { userId } });
const change = (by: Caller, userId: string, body: unknown) =>
  by.call<MemberData>(member.PATCH, { method: 'PATCH', ...at(userId), body });
const remove = (by: Caller, userId: string) => by.call(member.DELETE, { method: 'DELETE', ...at(userId) });
const keepOut = (by: Caller, userId: string, reason?: string) =>
  by.call<MemberData>(suspend.POST, { method: 'POST', ...at(userId), body: { reason } });

/** A tenant with an owner who is signed in. */
async function acme() {
  const { tenantId } = await aTenant();
  return { tenantId, owner: await signedIn({ tenantId, role: 'owner' }) };
}

async function owners(tenantId: string): Promise<number> {
  return seenBy(tenantId, (db) => db.membership.count({ where: { role: 'owner', status: 'active' } }));
}

describe('who belongs', () => {
  it('is listed by name, searched by a part of the address, filtered by role and status', async () => {
    const { tenantId, owner } = await acme();
    await aPerson({ tenantId, role: 'editor', name: 'Siobhán', email: `si.bhan-${tenantId}@shop.example` });
    await aPerson({ tenantId, role: 'viewer', name: 'محمد علي' });
    const named = async (query: Record<string, string>) =>
      (await owner.call<{ name: string }[]>(members.GET, { query })).data.map(({ name }) => name);
    expect(await named({})).toHaveLength(3);
    expect(await named({ search: 'bhan' })).toEqual(['Siobhán']);
    expect(await named({ search: `si.bhan-${tenantId}@shop.example` })).toEqual(['Siobhán']);
    expect(await named({ search: 'محمد' })).toEqual(['محمد علي']);
    expect(await named({ role: 'editor,viewer', sort: '-name' })).toEqual(['محمد علي', 'Siobhán']);
    expect(await named({ status: 'suspended' })).toEqual([]);
  });

  it('shows nobody of another tenant, although one belongs to both', async () => {
    const [mine, theirs] = [await acme(), await acme()];
    await inTenant(theirs.tenantId, (db) =>
      db.membership.create({ data: { userId: mine.owner.userId, role: 'viewer' } }),
    );
    const list = await mine.owner.call<MemberData[]>(members.GET);
    expect(list.data.map(({ id, role }) => [id, role])).toEqual([[mine.owner.userId, 'owner']]);
    expect(list.pagination.totalCount).toBe(1);
    expect((await mine.owner.call(member.GET, at(theirs.owner.userId))).status).toBe(404);
    expect(await change(mine.owner, theirs.owner.userId, { role: 'viewer' })).toMatchObject({ status: 404 });
  });
});

describe('changing a role', () => {
  it('counts from the very next request on, and is told and audited', async () => {
    const { tenantId, owner } = await acme();
    const editor = await signedIn({ tenantId, role: 'editor' });
    const write = () => editor.call(pages.POST, { method: 'POST', body: { title: 'About us' } });
    expect((await write()).status).toBe(201);
    expect(await change(owner, editor.userId, { role: 'viewer' })).toMatchObject({
      status: 200,
      data: { role: 'viewer', version: 3 },
    });
    expect((await write()).status).toBe(403);
    expect(await eventTypes(tenantId)).toContain('member.updated');
    const [row] = await seenBy(tenantId, (db) =>
      db.auditLog.findMany({ where: { action: 'member.updated' } }),
    );
    expect(row).toMatchObject({ actorId: owner.userId, changed: ['role'] });
  });

  it('never gives more than the giver has', async () => {
    const { tenantId, owner } = await acme();
    const admin = await signedIn({ tenantId, role: 'admin' });
    const editor = await signedIn({ tenantId, role: 'editor' });
    const up = await change(admin, editor.userId, { role: 'owner' });
    expect(up).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(up.error).toContain('tenants:delete');
    expect((await change(admin, editor.userId, { role: 'admin' })).status).toBe(200);
    expect((await change(admin, owner.userId, { role: 'viewer' })).status).toBe(403);
    expect((await keepOut(admin, owner.userId)).status).toBe(403);
    expect((await remove(admin, owner.userId)).status).toBe(403);
  });

  it('is refused to a key for roles beyond its scopes', async () => {
    const { tenantId } = await acme();
    const { userId } = await aPerson({ tenantId, role: 'viewer' });
    const program = await tenant('admin');
    const admin = await signedIn({ tenantId: program.tenantId, role: 'viewer' });
    expect((await change(program, admin.userId, { role: 'owner' })).status).toBe(403);
    expect((await change(program, admin.userId, { role: 'editor' })).status).toBe(200);
    expect((await change(program, userId, { role: 'editor' })).status).toBe(404);
  });

  it('is nobody’s own business, not even a platform administrator’s', async () => {
    const { tenantId, owner } = await acme();
    await aPerson({ tenantId, role: 'owner' });
    for (const body of [{ role: 'viewer' }, { zones: [] }])
      expect(await change(owner, owner.userId, body)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const root = await signedIn({ tenantId, role: 'viewer', platformRole: 'super_admin' });
    expect((await change(root, root.userId, { role: 'owner' })).status).toBe(403);
    expect((await change(root, owner.userId, { role: 'viewer' })).status).toBe(200);
  });

  it('keeps within the zones of whoever gives', async () => {
    const { tenantId } = await acme();
    const admin = await signedIn({ tenantId, role: 'admin', zones: ['erbil', 'duhok'] });
    const clerk = await signedIn({ tenantId, role: 'viewer', zones: ['erbil'] });
    expect((await change(admin, clerk.userId, { zones: ['erbil', 'duhok'] })).status).toBe(200);
    expect((await change(admin, clerk.userId, { zones: ['baghdad'] })).status).toBe(403);
    expect((await change(admin, clerk.userId, { zones: [] })).status).toBe(403);
    expect(await change(admin, clerk.userId, { role: 'location_admin' })).toMatchObject({ status: 200 });
  });

  it('to one that reaches a part of the tenant names the part', async () => {
    const { tenantId, owner } = await acme();
    const { userId } = await aPerson({ tenantId, role: 'viewer' });
    expect(await change(owner, userId, { role: 'location_admin' })).toMatchObject({
      status: 422,
      details: [{ field: 'zones' }],
    });
    expect(await change(owner, userId, { role: 'location_admin', zones: ['erbil', 'erbil'] })).toMatchObject({
      data: { zones: ['erbil'] },
    });
  });

  it('to one that nobody knows is refused, and a kept one has the viewer’s rights', async () => {
    const { tenantId, owner } = await acme();
    const { userId } = await aPerson({ tenantId });
    expect((await change(owner, userId, { role: 'emperor' })).status).toBe(422);
    const old = await signedIn({ tenantId, role: 'emperor' });
    expect((await old.call(pages.GET)).status).toBe(200);
    expect((await old.call(pages.POST, { method: 'POST', body: { title: 'X' } })).status).toBe(403);
    expect(roles.viewer).not.toContain('pages:write');
  });
});

describe('the last owner', () => {
  it('cannot be demoted, suspended or removed, nor leave', async () => {
    const { tenantId, owner } = await acme();
    const program = await signedIn({ tenantId, role: 'viewer', platformRole: 'super_admin' });
    for (const answer of [
      await change(program, owner.userId, { role: 'admin' }),
      await keepOut(program, owner.userId),
      await remove(program, owner.userId),
      await remove(owner, owner.userId),
    ])
      expect(answer).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(await owners(tenantId)).toBe(1);
  });

  it('does not count where the other one is suspended', async () => {
    const { tenantId, owner } = await acme();
    const { userId } = await aPerson({ tenantId, role: 'owner' });
    expect((await keepOut(owner, userId)).status).toBe(200);
    expect((await remove(owner, owner.userId)).status).toBe(409);
  });

  it('is there after two demote each other ten times each at once', async () => {
    const { tenantId, owner } = await acme();
    const other = await signedIn({ tenantId, role: 'owner' });
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        turn % 2 === 0
          ? change(owner, other.userId, { role: 'admin' })
          : change(other, owner.userId, { role: 'admin' }),
      ),
    );
    expect(await owners(tenantId)).toBe(1);
    expect(all.some(({ status }) => status === 200)).toBe(true);
    expect(all.every(({ status }) => [200, 403, 409].includes(status))).toBe(true);
  });

  it('is there after all twenty owners leave at once', async () => {
    const { tenantId } = await aTenant();
    const all = await Promise.all(Array.from({ length: 20 }, () => signedIn({ tenantId, role: 'owner' })));
    const answers = await Promise.all(all.map((owner) => remove(owner, owner.userId)));
    expect(await owners(tenantId)).toBe(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
  });
});

describe('suspending', () => {
  it('keeps somebody out of this tenant from the next request on, and says why in the audit log', async () => {
    const { tenantId, owner } = await acme();
    const editor = await signedIn({ tenantId, role: 'editor' });
    expect((await editor.call(pages.GET)).status).toBe(200);
    expect(await keepOut(owner, editor.userId, 'Left the company')).toMatchObject({
      status: 200,
      data: { status: 'suspended' },
    });
    expect((await editor.call(pages.GET)).status).toBe(401);
    expect(await keepOut(owner, editor.userId)).toMatchObject({ status: 409, code: 'INVALID_TRANSITION' });
    const [row] = await seenBy(tenantId, (db) =>
      db.auditLog.findMany({ where: { action: 'member.suspended', resourceType: 'membership' } }),
    );
    expect(row).toMatchObject({ reason: 'Left the company', actorId: owner.userId });
    const back = await owner.call<MemberData>(reactivate.POST, { method: 'POST', ...at(editor.userId) });
    expect(back).toMatchObject({ status: 200, data: { status: 'active' } });
    const again = await signedIn({ tenantId, userId: editor.userId });
    expect((await again.call(pages.GET)).status).toBe(200);
  });

  it('leaves the person’s other tenants alone', async () => {
    const [here, there] = [await acme(), await acme()];
    const editor = await signedIn({ tenantId: here.tenantId, role: 'editor' });
    await inTenant(there.tenantId, (db) =>
      db.membership.create({ data: { userId: editor.userId, role: 'editor' } }),
    );
    const elsewhere = await signedIn({ tenantId: there.tenantId, userId: editor.userId });
    await keepOut(here.owner, editor.userId);
    expect((await elsewhere.call(pages.GET)).status).toBe(200);
    // The session of the other tenant reaches this one no more.
    expect((await elsewhere.call(pages.GET, { params: { tenantId: here.tenantId } })).status).toBe(404);
  });

  it('is not done to oneself', async () => {
    const { tenantId, owner } = await acme();
    await aPerson({ tenantId, role: 'owner' });
    expect((await keepOut(owner, owner.userId)).status).toBe(403);
  });
});

describe('leaving', () => {
  it('is anybody’s right; removing others is not', async () => {
    const { tenantId, owner } = await acme();
    const viewer = await signedIn({ tenantId, role: 'viewer' });
    expect((await remove(viewer, owner.userId)).status).toBe(403);
    expect(await remove(viewer, viewer.userId)).toMatchObject({ status: 200, data: { id: viewer.userId } });
    expect((await viewer.call(pages.GET)).status).toBe(401);
    expect((await remove(owner, viewer.userId)).status).toBe(404);
    expect(await eventTypes(tenantId)).toContain('member.removed');
  });

  it('is refused when the member has changed since it was looked at', async () => {
    const { tenantId, owner } = await acme();
    const { userId } = await aPerson({ tenantId, role: 'viewer' });
    await change(owner, userId, { role: 'editor' });
    const stale = await owner.call(member.DELETE, {
      method: 'DELETE',
      ...at(userId),
      headers: { 'if-match': '"2"' },
    });
    expect(stale).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
  });
});

describe('the part of the tenant that a membership reaches', () => {
  const reach = endpoint(
    {
      summary: 'Say where the caller reaches',
      permission: 'signed-in',
      audit: { none: 'reads only' },
      response: z.object({ zones: z.array(z.string()), locationIds: z.array(z.uuid()) }),
    },
    async (ctx) => ({ zones: [...ctx.scope.zones], locationIds: [...ctx.scope.locationIds] }),
  );

  it('is known to every service as ctx.scope, from the next request on, and is everywhere for keys', async () => {
    const { tenantId, owner } = await acme();
    const clerk = await signedIn({ tenantId, role: 'location_admin', zones: ['erbil'] });
    expect((await clerk.call(reach)).data).toEqual({ zones: ['erbil'], locationIds: [] });
    const store = '01900000-0000-7000-8000-0000000000aa';
    await change(owner, clerk.userId, { zones: ['duhok'], locationIds: [store] });
    expect((await clerk.call(reach)).data).toEqual({ zones: ['duhok'], locationIds: [store] });
    const program = await tenant('location_admin');
    expect((await program.call(reach)).data).toEqual({ zones: [], locationIds: [] });
  });
});
