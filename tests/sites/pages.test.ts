import * as page from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { aPage, eventTypes, seenBy } from '../support/factories';
import { type Answer, tenant } from '../support/harness';

interface PageData {
  id: string;
  slug: string;
  title: string;
  status: string;
  version: number;
  isHome: boolean;
}

describe('an editor works on pages', () => {
  it('creates a draft whose address comes from its title, and says so in audit and outbox', async () => {
    const acme = await tenant('editor');
    const made = await acme.call<PageData>(pages.POST, { method: 'POST', body: { title: 'Über uns' } });
    expect(made.status).toBe(201);
    expect(made.data).toMatchObject({ title: 'Über uns', slug: 'uber-uns', status: 'draft', version: 1 });
    expect(made.headers.get('location')).toContain(made.data.id);
    expect(await eventTypes(acme.tenantId)).toEqual(['page.created']);
    const audit = await seenBy(acme.tenantId, (db) =>
      db.auditLog.findMany({ where: { resourceType: 'page' } }),
    );
    expect(audit).toMatchObject([
      { action: 'page.created', operation: 'insert', actorType: 'api_key', requestId: made.meta.requestId },
    ]);
  });

  it('gets an address also for a title without a Latin letter', async () => {
    const acme = await tenant();
    const made = await acme.call<PageData>(pages.POST, { method: 'POST', body: { title: 'من نحن' } });
    expect(made).toMatchObject({ status: 201, data: { title: 'من نحن' } });
    expect(made.data.slug).toMatch(/^page-[a-z0-9]{6}$/);
  });

  it('gives a contested address to exactly one of 20', async () => {
    const acme = await tenant();
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        acme.call(pages.POST, { method: 'POST', body: { title: 'Menu', slug: 'menu' } }),
      ),
    );
    expect(all.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(all.filter((answer) => answer.code === 'CONFLICT')).toHaveLength(19);
    expect(all.find((answer) => answer.status === 409)?.details[0]?.field).toBe('slug');
  });

  it('refuses a change made against an older version', async () => {
    const acme = await tenant();
    const { id } = await aPage(acme.tenantId);
    const first = await acme.call<PageData>(page.PUT, {
      method: 'PUT',
      params: { pageId: id },
      body: { title: 'One' },
      headers: { 'if-match': '"1"' },
    });
    expect(first).toMatchObject({ status: 200, data: { title: 'One', version: 2 } });
    const late = await acme.call(page.PUT, {
      method: 'PUT',
      params: { pageId: id },
      body: { title: 'Two' },
      headers: { 'if-match': '"1"' },
    });
    expect(late).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
  });

  it('answers 304 to whoever has the present version, and the new one right after a change', async () => {
    const acme = await tenant();
    const { id } = await aPage(acme.tenantId);
    const first = await acme.call(page.GET, { params: { pageId: id } });
    const etag = first.headers.get('etag') ?? '';
    expect(
      (await acme.call(page.GET, { params: { pageId: id }, headers: { 'if-none-match': etag } })).status,
    ).toBe(304);
    await acme.call(page.PUT, { method: 'PUT', params: { pageId: id }, body: { title: 'New' } });
    const fresh = await acme.call<PageData>(page.GET, {
      params: { pageId: id },
      headers: { 'if-none-match': etag },
    });
    expect(fresh).toMatchObject({ status: 200, data: { title: 'New' } });
  });

  it('walks a list by cursor, forth and back, while pages are added', async () => {
    const acme = await tenant();
    for (let number = 0; number < 7; number += 1) await aPage(acme.tenantId, { title: `Page ${number}` });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer: Answer<PageData[]> = await acme.call<PageData[]>(pages.GET, {
        query: { limit: '3', sort: 'createdAt', ...(cursor ? { cursor } : {}) },
      });
      seen.push(...answer.data.map((row) => row.title));
      cursor = answer.pagination.nextCursor;
      if (seen.length === 3) await aPage(acme.tenantId, { title: 'Late' });
    } while (cursor);
    expect(seen).toEqual(['Page 0', 'Page 1', 'Page 2', 'Page 3', 'Page 4', 'Page 5', 'Page 6', 'Late']);
  });

  it('counts exactly, also right after a page came', async () => {
    const acme = await tenant();
    await aPage(acme.tenantId);
    const count = async () => (await acme.call(pages.GET)).pagination.totalCount;
    expect(await count()).toBe(1);
    await acme.call(pages.POST, { method: 'POST', body: { title: 'Another' } });
    expect(await count()).toBe(2);
  });

  it('has one home page, however many are asked to be it at once', async () => {
    const acme = await tenant();
    const ids = await Promise.all(Array.from({ length: 20 }, async () => (await aPage(acme.tenantId)).id));
    const all = await Promise.all(
      ids.map((pageId) => acme.call(page.PUT, { method: 'PUT', params: { pageId }, body: { isHome: true } })),
    );
    expect(all.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(await seenBy(acme.tenantId, (db) => db.page.count({ where: { isHome: true } }))).toBe(1);
  });

  it('leaves no page below one that is deleted while others move and copy below it', async () => {
    const acme = await tenant();
    const parent = await aPage(acme.tenantId);
    const moving = await Promise.all(Array.from({ length: 6 }, () => aPage(acme.tenantId)));
    const create = (at: number) =>
      acme.call(pages.POST, { method: 'POST', body: { title: `Child ${at}`, parentId: parent.id } });
    const move = (pageId: string) =>
      acme.call(page.PUT, { method: 'PUT', params: { pageId }, body: { parentId: parent.id } });
    const all = await Promise.all([
      ...Array.from({ length: 6 }, (_, at) => create(at)),
      acme.call(page.DELETE, { method: 'DELETE', params: { pageId: parent.id } }),
      ...moving.map(({ id }) => move(id)),
      ...Array.from({ length: 6 }, (_, at) => create(at + 6)),
    ]);
    expect(all.map((answer) => answer.status).filter((status) => ![200, 201, 422].includes(status))).toEqual(
      [],
    );
    const below = await seenBy(acme.tenantId, (db) => db.page.count({ where: { parentId: parent.id } }));
    expect(below).toBe(0);
  });

  it('does the same POST once, however often it is sent with one Idempotency-Key', async () => {
    const acme = await tenant();
    const send = () =>
      acme.call<PageData>(pages.POST, {
        method: 'POST',
        body: { title: 'Once' },
        headers: { 'idempotency-key': 'k-1' },
      });
    const first = await send();
    const again = await send();
    expect(again).toMatchObject({ status: 201, data: { id: first.data.id } });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await acme.call(pages.POST, {
      method: 'POST',
      body: { title: 'Twice' },
      headers: { 'idempotency-key': 'k-1' },
    });
    expect(other).toMatchObject({ status: 409, code: 'IDEMPOTENCY_CONFLICT' });
    expect(await seenBy(acme.tenantId, (db) => db.page.count())).toBe(1);
  });

  it('does it once for twenty twins at once: the others get its answer, or are asked to wait', async () => {
    const acme = await tenant();
    const twin = () =>
      acme.call(pages.POST, {
        method: 'POST',
        body: { title: 'Twin' },
        headers: { 'idempotency-key': 'twins' },
      });
    const all = await Promise.all(Array.from({ length: 20 }, twin));
    expect(await seenBy(acme.tenantId, (db) => db.page.count())).toBe(1);
    const waiting = all.filter((answer) => answer.status === 409);
    expect(all.filter((answer) => answer.status === 201).length + waiting.length).toBe(20);
    for (const answer of waiting) {
      expect(answer.code).toBe('CONFLICT');
      expect(answer.headers.get('retry-after')).toBe('1');
    }
  });
});

describe("another tenant's page", () => {
  it.each(['GET', 'PUT', 'DELETE'] as const)(
    '%s answers exactly as a missing one, and the row is unchanged',
    async (verb) => {
      const [mine, theirs] = [await tenant(), await tenant()];
      const { id } = await aPage(theirs.tenantId, { title: 'Theirs' });
      const body = verb === 'PUT' ? { title: 'Stolen' } : undefined;
      const foreign = await mine.call(page[verb], { method: verb, params: { pageId: id }, body });
      const missing = await mine.call(page[verb], {
        method: verb,
        params: { pageId: '01900000-0000-7000-8000-000000000000' },
        body,
      });
      expect(foreign).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect(foreign.error).toBe(missing.error);
      expect(await seenBy(theirs.tenantId, (db) => db.page.findFirst({ where: { id } }))).toMatchObject({
        title: 'Theirs',
        deletedAt: null,
      });
    },
  );
});
