import * as section from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/[sectionId]/route';
import * as bulk from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/bulk/route';
import * as reorder from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/reorder/route';
import * as sections from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/route';
import { aPage, eventTypes, seenBy } from '../support/factories';
import { type Caller, tenant } from '../support/harness';

interface SectionData {
  id: string;
  pageId: string;
  type: string;
  order: number;
  content: Record<string, unknown>;
  settings: Record<string, unknown>;
  visible: boolean;
  version: number;
}

async function aSiteWith(...headings: string[]) {
  const acme = await tenant('editor');
  const { id: pageId } = await aPage(acme.tenantId);
  const made: SectionData[] = [];
  for (const heading of headings) made.push((await add(acme, pageId, { content: { heading } })).data);
  return { acme, pageId, ids: made.map(({ id }) => id) };
}

const add = (acme: Caller, pageId: string, body: object) =>
  acme.call<SectionData>(sections.POST, {
    method: 'POST',
    params: { pageId },
    body: { type: 'hero', ...body },
  });

async function headings(tenantId: string, pageId: string): Promise<unknown[]> {
  const rows = await seenBy(tenantId, (db) =>
    db.section.findMany({ where: { pageId }, orderBy: { order: 'asc' } }),
  );
  expect(rows.map(({ order }) => order)).toEqual(rows.map((_, place) => place));
  return rows.map(({ content }) => (content as { heading: string }).heading);
}

const pageVersion = async (tenantId: string, id: string) =>
  (await seenBy(tenantId, (db) => db.page.findFirstOrThrow({ where: { id } }))).version;

describe('an editor works on the sections of a page', () => {
  it('adds one with its defaults filled, moves the page’s version and tells of it', async () => {
    const { acme, pageId } = await aSiteWith();
    const made = await add(acme, pageId, { content: { heading: ' Hello ' } });
    expect(made).toMatchObject({
      status: 201,
      data: { pageId, type: 'hero', order: 0, version: 1, visible: true },
    });
    expect(made.data.content).toMatchObject({ heading: 'Hello', layout: 'stacked' });
    expect(made.data.settings).toMatchObject({ background: 'default' });
    expect(await pageVersion(acme.tenantId, pageId)).toBe(2);
    expect(await eventTypes(acme.tenantId)).toEqual(['section.created']);
  });

  it('puts a new one between others, which make room', async () => {
    const { acme, pageId } = await aSiteWith('one', 'two', 'three');
    await add(acme, pageId, { content: { heading: 'between' }, order: 1 });
    await add(acme, pageId, { content: { heading: 'last' }, order: 99 });
    expect(await headings(acme.tenantId, pageId)).toEqual(['one', 'between', 'two', 'three', 'last']);
  });

  it.each([
    [0, 3, ['two', 'three', 'four', 'one']],
    [3, 0, ['four', 'one', 'two', 'three']],
    [1, 2, ['one', 'three', 'two', 'four']],
  ])('moves the one at %i to %i', async (from, to, expected) => {
    const { acme, pageId, ids } = await aSiteWith('one', 'two', 'three', 'four');
    await acme.call(section.PATCH, {
      method: 'PATCH',
      params: { pageId, sectionId: ids[from] ?? '' },
      body: { order: to },
    });
    expect(await headings(acme.tenantId, pageId)).toEqual(expected);
  });

  it('closes the gap that a deleted one leaves', async () => {
    const { acme, pageId, ids } = await aSiteWith('one', 'two', 'three');
    const gone = await acme.call(section.DELETE, {
      method: 'DELETE',
      params: { pageId, sectionId: ids[1] ?? '' },
    });
    expect(gone).toMatchObject({ status: 200, data: { id: ids[1] } });
    expect(await headings(acme.tenantId, pageId)).toEqual(['one', 'three']);
  });

  it('names each wrong field of the content by its path', async () => {
    const { acme, pageId } = await aSiteWith();
    const answer = await add(acme, pageId, {
      content: { heading: 'Hi', primaryButton: { label: 'Go', url: 'javascript:alert(1)' } },
    });
    expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
    expect(answer.details.map(({ field }) => field)).toEqual(['content.primaryButton.url']);
    expect(await headings(acme.tenantId, pageId)).toEqual([]);
  });

  it('refuses another type, and a change against an older version of the section', async () => {
    const { acme, pageId, ids } = await aSiteWith('one');
    const params = { pageId, sectionId: ids[0] ?? '' };
    const typed = await acme.call(section.PUT, { method: 'PUT', params, body: { type: 'text' } });
    expect(typed).toMatchObject({ status: 422 });
    const change = (heading: string) =>
      acme.call(section.PUT, {
        method: 'PUT',
        params,
        body: { content: { heading } },
        headers: { 'if-match': '"1"' },
      });
    expect((await change('first')).status).toBe(200);
    expect(await change('second')).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
    expect(await headings(acme.tenantId, pageId)).toEqual(['first']);
  });

  it('lists them from top to bottom, and shows a change at once', async () => {
    const { acme, pageId, ids } = await aSiteWith('one', 'two');
    const list = () => acme.call<SectionData[]>(sections.GET, { params: { pageId } });
    expect((await list()).data.map(({ id }) => id)).toEqual(ids);
    await acme.call(reorder.PUT, {
      method: 'PUT',
      params: { pageId },
      body: { sectionIds: [...ids].reverse() },
    });
    expect((await list()).data.map(({ id }) => id)).toEqual([...ids].reverse());
  });
});

describe('the order of sections', () => {
  it('is one of those asked for, whole, when 20 reorder at once', async () => {
    const { acme, pageId, ids } = await aSiteWith('a', 'b', 'c', 'd', 'e');
    const wanted = Array.from({ length: 20 }, (_, turn) => [
      ...ids.slice(turn % 5),
      ...ids.slice(0, turn % 5),
    ]);
    const all = await Promise.all(
      wanted.map((sectionIds) =>
        acme.call(reorder.PUT, { method: 'PUT', params: { pageId }, body: { sectionIds } }),
      ),
    );
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    const rows = await seenBy(acme.tenantId, (db) =>
      db.section.findMany({ where: { pageId }, orderBy: { order: 'asc' } }),
    );
    expect(rows.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4]);
    expect(wanted).toContainEqual(rows.map(({ id }) => id));
  });

  it('stays dense when 20 add, move and delete at once', async () => {
    const { acme, pageId, ids } = await aSiteWith('a', 'b', 'c', 'd', 'e', 'f');
    const all = await Promise.all([
      ...Array.from({ length: 10 }, (_, turn) =>
        add(acme, pageId, { content: { heading: `new ${turn}` }, order: turn % 3 }),
      ),
      ...ids
        .slice(0, 3)
        .map((sectionId) =>
          acme.call(section.PUT, { method: 'PUT', params: { pageId, sectionId }, body: { order: 5 } }),
        ),
      ...ids
        .slice(3)
        .map((sectionId) => acme.call(section.DELETE, { method: 'DELETE', params: { pageId, sectionId } })),
    ]);
    expect(all.filter(({ status }) => status >= 400)).toEqual([]);
    expect(await headings(acme.tenantId, pageId)).toHaveLength(13);
  });

  it('is refused with names when ids are missing, foreign or doubled, and stays', async () => {
    const { acme, pageId, ids } = await aSiteWith('a', 'b', 'c');
    const foreign = (await aSiteWith('x')).ids[0] ?? '';
    const [a = '', b = '', c = ''] = ids;
    const answer = await acme.call(reorder.PUT, {
      method: 'PUT',
      params: { pageId },
      body: { sectionIds: [b, b, foreign, c] },
    });
    expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
    expect(answer.details).toEqual([
      { field: 'sectionIds', id: a, message: expect.stringContaining('missing') },
      { field: 'sectionIds', id: foreign, message: expect.stringContaining('not belong') },
      { field: 'sectionIds', id: b, message: expect.stringContaining('twice') },
    ]);
    expect(await headings(acme.tenantId, pageId)).toEqual(['a', 'b', 'c']);
  });
});

describe('several operations in one call', () => {
  it('are done in order, with a result for each, and move the page’s version once', async () => {
    const { acme, pageId, ids } = await aSiteWith('a', 'b');
    const before = await pageVersion(acme.tenantId, pageId);
    const answer = await acme.call<{ operation: string; id: string; section: SectionData | null }[]>(
      bulk.POST,
      {
        method: 'POST',
        params: { pageId },
        body: {
          operations: [
            { operation: 'create', type: 'hero', content: { heading: 'top' }, order: 0 },
            { operation: 'update', id: ids[0], content: { heading: 'A' } },
            { operation: 'delete', id: ids[1] },
          ],
        },
      },
    );
    expect(answer.data.map(({ operation, section: row }) => [operation, row?.content.heading])).toEqual([
      ['create', 'top'],
      ['update', 'A'],
      ['delete', undefined],
    ]);
    expect(await headings(acme.tenantId, pageId)).toEqual(['top', 'A']);
    expect(await pageVersion(acme.tenantId, pageId)).toBe(before + 1);
  });

  it('are none done when one cannot be, and every problem is told', async () => {
    const { acme, pageId, ids } = await aSiteWith('a', 'b');
    const foreign = (await aSiteWith('x')).ids[0] ?? '';
    const answer = await acme.call(bulk.POST, {
      method: 'POST',
      params: { pageId },
      body: {
        operations: [
          { operation: 'delete', id: ids[0] },
          { operation: 'update', id: ids[1], content: { heading: '' } },
          { operation: 'delete', id: foreign },
        ],
      },
    });
    expect(answer.status).toBe(422);
    expect(answer.details.map(({ field }) => field)).toEqual([
      'operations.1.content.heading',
      'operations.2',
    ]);
    expect(await headings(acme.tenantId, pageId)).toEqual(['a', 'b']);
  });
});

describe('a section of another page of the tenant', () => {
  it('is not there', async () => {
    const { acme, pageId, ids } = await aSiteWith('here');
    const { id: otherId } = await aPage(acme.tenantId);
    const params = { pageId: otherId, sectionId: ids[0] ?? '' };
    const answers = await Promise.all([
      acme.call(section.GET, { params }),
      acme.call(section.PUT, { method: 'PUT', params, body: { visible: false } }),
      acme.call(section.DELETE, { method: 'DELETE', params }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await headings(acme.tenantId, pageId)).toEqual(['here']);
  });
});

describe('a section of another tenant', () => {
  it('answers like a missing one to every verb, and stays as it is', async () => {
    const mine = await tenant();
    const theirs = await aSiteWith('theirs');
    const [sectionId = ''] = theirs.ids;
    const own = (await aPage(mine.tenantId)).id;
    const operations = [{ operation: 'delete', id: sectionId }];
    for (const pageId of [theirs.pageId, own]) {
      const one = { pageId, sectionId };
      const answers = await Promise.all([
        mine.call(section.GET, { params: one }),
        mine.call(section.PUT, { method: 'PUT', params: one, body: { visible: false } }),
        mine.call(section.DELETE, { method: 'DELETE', params: one }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    }
    const params = { pageId: theirs.pageId };
    const answers = await Promise.all([
      mine.call(sections.GET, { params }),
      add(mine, theirs.pageId, { content: { heading: 'mine' } }),
      mine.call(reorder.PUT, { method: 'PUT', params, body: { sectionIds: [sectionId] } }),
      mine.call(bulk.POST, { method: 'POST', params, body: { operations } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await headings(theirs.acme.tenantId, theirs.pageId)).toEqual(['theirs']);
  });
});
