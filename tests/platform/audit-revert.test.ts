import { newId } from '@/core/ids';
import * as revertRoute from '../../app/api/tenants/[tenantId]/audit/[auditId]/revert/route';
import * as auditRoute from '../../app/api/tenants/[tenantId]/audit/route';
import * as pageRoute from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import * as sectionRoute from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/[sectionId]/route';
import * as tenantRoute from '../../app/api/tenants/[tenantId]/route';
import { anApiKey, aPage, aTenant, eventTypes, inTenant, seenBy } from '../support/factories';
import { type Caller, callerWith, tenant } from '../support/harness';

interface Entry {
  id: string;
  action: string;
  reason: string | null;
}

async function changePage(acme: Caller, pageId: string, body: object) {
  const { status } = await acme.call(pageRoute.PATCH, { method: 'PATCH', params: { pageId }, body });
  expect(status).toBe(200);
}

/** The newest audit row of a thing. */
async function lastEntry(acme: Caller, query: Record<string, string>): Promise<Entry> {
  const { data } = await acme.call<Entry[]>(auditRoute.GET, { query });
  const [entry] = data;
  if (!entry) throw new Error('nothing in the log');
  return entry;
}

async function revert(acme: Caller, auditId: string, body: object = { reason: 'By mistake' }) {
  return acme.call<{ fields: string[] }>(revertRoute.POST, { method: 'POST', params: { auditId }, body });
}

const titleOf = (acme: Caller, id: string) =>
  seenBy(acme.tenantId, async (db) => (await db.page.findFirstOrThrow({ where: { id } })).title);

it('sets a record back, with its event, its version and the reason in the log', async () => {
  const acme = await tenant();
  const page = await aPage(acme.tenantId, { title: 'Right' });
  await changePage(acme, page.id, { title: 'Wrong' });
  const entry = await lastEntry(acme, { resourceId: page.id });
  expect(await revert(acme, entry.id)).toMatchObject({ status: 200, data: { fields: ['title'] } });
  const row = await seenBy(acme.tenantId, (db) => db.page.findFirstOrThrow({ where: { id: page.id } }));
  expect(row).toMatchObject({ title: 'Right', version: 3 });
  const undone = await lastEntry(acme, { resourceId: page.id });
  expect(undone).toMatchObject({ action: 'record.reverted', reason: 'By mistake' });
  expect((await eventTypes(acme.tenantId)).slice(-2)).toEqual(['page.updated', 'record.reverted']);
});

it('leaves what was not part of the change as it is now', async () => {
  const acme = await tenant();
  const page = await aPage(acme.tenantId, { title: 'Right' });
  await changePage(acme, page.id, { title: 'Wrong' });
  const entry = await lastEntry(acme, { resourceId: page.id });
  await changePage(acme, page.id, { slug: 'elsewhere' });
  expect((await revert(acme, entry.id)).status).toBe(200);
  const row = await seenBy(acme.tenantId, (db) => db.page.findFirstOrThrow({ where: { id: page.id } }));
  expect(row).toMatchObject({ title: 'Right', slug: 'elsewhere' });
});

it('asks before it overwrites what was changed since', async () => {
  const acme = await tenant();
  const page = await aPage(acme.tenantId, { title: 'First' });
  await changePage(acme, page.id, { title: 'Second' });
  const entry = await lastEntry(acme, { resourceId: page.id });
  await changePage(acme, page.id, { title: 'Third' });
  const refused = await revert(acme, entry.id);
  expect(refused).toMatchObject({ status: 409, code: 'INVALID_TRANSITION', details: [{ field: 'title' }] });
  expect(await titleOf(acme, page.id)).toBe('Third');
  expect((await revert(acme, entry.id, { reason: 'Sure', force: true })).status).toBe(200);
  expect(await titleOf(acme, page.id)).toBe('First');
});

it('is done once, of twenty who ask at once', async () => {
  const acme = await tenant();
  const page = await aPage(acme.tenantId, { title: 'Right' });
  await changePage(acme, page.id, { title: 'Wrong' });
  const entry = await lastEntry(acme, { resourceId: page.id });
  const answers = await Promise.all(Array.from({ length: 20 }, () => revert(acme, entry.id)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.every(({ status }) => [200, 409, 412].includes(status))).toBe(true);
});

it('keeps the rules of the module: an address that somebody else has now', async () => {
  const acme = await tenant();
  const page = await aPage(acme.tenantId, { slug: 'about' });
  await changePage(acme, page.id, { slug: 'about-us' });
  const entry = await lastEntry(acme, { resourceId: page.id });
  await aPage(acme.tenantId, { slug: 'about' });
  expect(await revert(acme, entry.id)).toMatchObject({ status: 409, code: 'CONFLICT' });
});

it('sets back sections and the tenant too', async () => {
  const acme = await tenant();
  const page = await aPage(acme.tenantId);
  const section = await inTenant(acme.tenantId, (db) =>
    db.section.create({
      data: { pageId: page.id, type: 'text', order: 0, content: { html: '<p>Right</p>' } },
    }),
  );
  const params = { pageId: page.id, sectionId: section.id };
  await acme.call(sectionRoute.PATCH, { method: 'PATCH', params, body: { visible: false } });
  expect((await revert(acme, (await lastEntry(acme, { resourceId: section.id })).id)).status).toBe(200);
  const row = await seenBy(acme.tenantId, (db) => db.section.findFirstOrThrow({ where: { id: section.id } }));
  expect(row.visible).toBe(true);
  await acme.call(tenantRoute.PATCH, { method: 'PATCH', body: { name: 'Acne' } });
  expect((await revert(acme, (await lastEntry(acme, { resourceType: 'tenant' })).id)).status).toBe(200);
  expect((await acme.call<{ name: string }>(tenantRoute.GET)).data.name).toBe('Acme');
});

describe('is refused', () => {
  it('for what was made or is not open to change', async () => {
    const acme = await tenant();
    const page = await aPage(acme.tenantId);
    const made = await lastEntry(acme, { resourceId: page.id });
    const key = await lastEntry(acme, { resourceType: 'api_key' });
    for (const { id } of [made, key])
      expect(await revert(acme, id)).toMatchObject({ status: 409, code: 'INVALID_TRANSITION' });
  });

  it('for a record that is gone, and another tenant’s or no audit row, all alike', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const page = await aPage(acme.tenantId);
    await changePage(acme, page.id, { title: 'x' });
    const entry = await lastEntry(acme, { resourceId: page.id });
    await inTenant(acme.tenantId, (db) => db.page.updateMany({ data: { deletedAt: new Date() } }));
    expect((await revert(acme, entry.id)).status).toBe(404);
    const [foreign, missing] = [await revert(other, entry.id), await revert(other, newId())];
    expect(foreign).toMatchObject({ status: 404, error: missing.error });
  });

  it('without a reason, and to who may not change such a record', async () => {
    const { tenantId } = await aTenant();
    const scopes = ['audit:read', 'audit:revert', 'pages:read'];
    const reader = callerWith(tenantId, '', await anApiKey({ tenantId, scopes }));
    const writer = callerWith(tenantId, '', await anApiKey({ tenantId }));
    const page = await aPage(tenantId, { title: 'Right' });
    await changePage(writer, page.id, { title: 'Wrong' });
    const entry = await lastEntry(writer, { resourceId: page.id });
    expect(await revert(writer, entry.id, {})).toMatchObject({ status: 422, details: [{ field: 'reason' }] });
    const refused = await revert(reader, entry.id);
    expect(refused).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(refused.error).toContain('pages:write');
    expect(await titleOf(writer, page.id)).toBe('Wrong');
  });
});
