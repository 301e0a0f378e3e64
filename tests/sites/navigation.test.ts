import * as item from '../../app/api/tenants/[tenantId]/navigation/[navId]/route';
import * as reorder from '../../app/api/tenants/[tenantId]/navigation/reorder/route';
import * as navigation from '../../app/api/tenants/[tenantId]/navigation/route';
import * as page from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import { aPage, seenBy } from '../support/factories';
import { type Caller, tenant } from '../support/harness';

interface ItemData {
  id: string;
  label: string;
  parentId: string | null;
  order: number;
  version: number;
}

const add = (caller: Caller, label: string, more: object = {}) =>
  caller.call<ItemData>(navigation.POST, {
    method: 'POST',
    body: { location: 'header', label, url: '/somewhere', ...more },
  });

async function aHeader(...labels: string[]) {
  const acme = await tenant('editor');
  const ids: string[] = [];
  for (const label of labels) ids.push((await add(acme, label)).data.id);
  return { acme, ids };
}

/** Each level as "parent: labels", in order; places must be dense. */
async function levels(tenantId: string): Promise<Record<string, string[]>> {
  const rows = await seenBy(tenantId, (db) =>
    db.navigationItem.findMany({ orderBy: { order: 'asc' }, include: { parent: true } }),
  );
  const found: Record<string, string[]> = {};
  for (const { label, parent, order, location } of rows) {
    const level = parent?.label ?? location;
    found[level] = [...(found[level] ?? []), label];
    expect(order).toBe((found[level]?.length ?? 0) - 1);
  }
  return found;
}

const put = (caller: Caller, items: { id: string; parentId?: string | null }[]) =>
  caller.call(reorder.PUT, { method: 'PUT', body: { location: 'header', items } });
const change = (caller: Caller, navId: string, body: object, headers = {}) =>
  caller.call<ItemData>(item.PUT, { method: 'PUT', params: { navId }, body, headers });

describe('an editor arranges the navigation', () => {
  it('adds entries at the end of their level', async () => {
    const { acme, ids } = await aHeader('Home', 'Menu');
    const [, menu = ''] = ids;
    await add(acme, 'Lunch', { parentId: menu });
    await add(acme, 'Dinner', { parentId: menu });
    await add(acme, 'Imprint', { location: 'footer' });
    expect(await levels(acme.tenantId)).toEqual({
      header: ['Home', 'Menu'],
      Menu: ['Lunch', 'Dinner'],
      footer: ['Imprint'],
    });
    const listed = await acme.call<ItemData[]>(navigation.GET, { query: { location: 'footer' } });
    expect(listed.data.map(({ label }) => label)).toEqual(['Imprint']);
  });

  it('gives every one of 20 entries added at once a place of its own', async () => {
    const { acme } = await aHeader();
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => add(acme, `Entry ${at}`)));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
    expect((await levels(acme.tenantId)).header).toHaveLength(20);
  });

  it('refuses cycles, too deep trees, unknown pages and script addresses', async () => {
    const { acme, ids } = await aHeader('One');
    const [one = ''] = ids;
    const two = (await add(acme, 'Two', { parentId: one })).data.id;
    const three = (await add(acme, 'Three', { parentId: two })).data.id;
    const field = { status: 422, details: [{ field: 'parentId' }] };
    expect(await change(acme, one, { parentId: one })).toMatchObject(field);
    expect(await change(acme, one, { parentId: three })).toMatchObject(field);
    expect(await add(acme, 'Four', { parentId: three })).toMatchObject(field);
    expect(
      await put(acme, [{ id: one, parentId: two }, { id: two, parentId: one }, { id: three }]),
    ).toMatchObject(field);
    expect(await add(acme, 'Other', { location: 'footer', parentId: one })).toMatchObject(field);
    const foreign = (await aPage((await tenant()).tenantId)).id;
    expect(await add(acme, 'Page', { url: null, pageId: foreign })).toMatchObject({
      status: 422,
      details: [{ field: 'pageId' }],
    });
    expect(await add(acme, 'Bad', { url: 'javascript:alert(1)' })).toMatchObject({
      status: 422,
      details: [{ field: 'url' }],
    });
    expect(await levels(acme.tenantId)).toEqual({ header: ['One'], One: ['Two'], Two: ['Three'] });
  });

  it('moves an entry to another level, and leaves no gap behind', async () => {
    const { acme, ids } = await aHeader('A', 'B', 'C');
    const [a = '', b = ''] = ids;
    expect(await change(acme, a, { parentId: b }, { 'if-match': '"1"' })).toMatchObject({ status: 200 });
    expect(await levels(acme.tenantId)).toEqual({ header: ['B', 'C'], B: ['A'] });
    expect((await change(acme, a, { label: 'late' }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('reorders all at once, and 20 at once give one of the orders', async () => {
    const { acme, ids } = await aHeader('A', 'B', 'C', 'D');
    const turned = (by: number) => [...ids.slice(by), ...ids.slice(0, by)].map((id) => ({ id }));
    const all = await Promise.all(Array.from({ length: 20 }, (_, turn) => put(acme, turned(turn % 4))));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    expect(['ABCD', 'BCDA', 'CDAB', 'DABC']).toContain((await levels(acme.tenantId)).header?.join(''));
    const [a = '', b = '', c = '', d = ''] = ids;
    await put(acme, [{ id: d }, { id: c, parentId: d }, { id: b, parentId: d }, { id: a }]);
    expect(await levels(acme.tenantId)).toEqual({ header: ['D', 'A'], D: ['C', 'B'] });
    const partial = await put(acme, [{ id: a }, { id: a }]);
    expect(partial.status).toBe(422);
    expect(partial.details).toHaveLength(4);
  });

  it('removes an entry: what stood below it moves up', async () => {
    const { acme, ids } = await aHeader('A', 'B');
    const [a = ''] = ids;
    await add(acme, 'A1', { parentId: a });
    await add(acme, 'A2', { parentId: a });
    await acme.call(item.DELETE, { method: 'DELETE', params: { navId: a } });
    expect(await levels(acme.tenantId)).toEqual({ header: ['B', 'A1', 'A2'] });
  });

  it('loses the entries of a page that is deleted, and those alone', async () => {
    const { acme } = await aHeader('Before');
    const owner = await tenant();
    const { id: pageId } = await aPage(owner.tenantId);
    const parent = (await add(owner, 'Page', { url: null, pageId })).data.id;
    await add(owner, 'Again', { url: null, pageId, parentId: parent });
    await add(owner, 'Kept', { parentId: parent });
    await owner.call(page.DELETE, { method: 'DELETE', params: { pageId } });
    expect(await levels(owner.tenantId)).toEqual({ header: ['Kept'] });
    expect(await levels(acme.tenantId)).toEqual({ header: ['Before'] });
  });
});

describe("another tenant's entry", () => {
  it('answers like a missing one to every verb, and stays', async () => {
    const mine = await tenant();
    const { acme, ids } = await aHeader('Theirs');
    const [navId = ''] = ids;
    const answers = await Promise.all([
      mine.call(item.GET, { params: { navId } }),
      change(mine, navId, { label: 'Stolen' }),
      mine.call(item.DELETE, { method: 'DELETE', params: { navId } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await put(mine, [{ id: navId }])).status).toBe(422);
    expect((await add(mine, 'Below', { parentId: navId })).status).toBe(422);
    expect(await levels(acme.tenantId)).toEqual({ header: ['Theirs'] });
  });
});
