import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { inTenant } from '../support/factories';
import { type Answer, type Caller, tenant } from '../support/harness';

interface Row {
  id: string;
  title: string;
  status: string;
}

/** A tenant with 25 pages: titles 00 to 24, each third archived, created a minute apart, titles in pairs. */
async function library(): Promise<Caller> {
  const acme = await tenant();
  const start = Date.parse('2026-01-01T00:00:00Z');
  await inTenant(acme.tenantId, (db) =>
    db.page.createMany({
      data: Array.from({ length: 25 }, (_, at) => ({
        title: `Page ${String(Math.floor(at / 2)).padStart(2, '0')}`,
        slug: `page-${at}`,
        status: at % 3 === 0 ? 'archived' : 'draft',
        createdAt: new Date(start + at * 60_000),
      })),
    }),
  );
  return acme;
}

const list = (caller: Caller, query: Record<string, string>): Promise<Answer<Row[]>> =>
  caller.call<Row[]>(pages.GET, { query });

/** Walks a list by cursor in one direction and returns every id met. */
async function walk(
  caller: Caller,
  query: Record<string, string>,
  way: 'nextCursor' | 'prevCursor',
  start?: string,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor = start;
  for (;;) {
    const answer = await list(caller, { ...query, ...(cursor ? { cursor } : {}) });
    const page = answer.data.map((row) => row.id);
    ids.push(...(way === 'nextCursor' ? page : page.reverse()));
    const next = answer.pagination[way];
    if (!next) return ids;
    cursor = next;
  }
}

describe('paging', () => {
  it.each([
    'createdAt',
    '-createdAt',
    'title',
    '-title,createdAt',
    'status,-title',
    '-status,title,-createdAt',
  ])('by cursor over sort=%s meets every row once, forth and back', async (sort) => {
    const acme = await library();
    const all = (await list(acme, { limit: '100', sort })).data.map((row) => row.id);
    const forth = await walk(acme, { limit: '4', sort }, 'nextCursor');
    expect(forth).toEqual(all);
    const last = await list(acme, { limit: '1', sort, page: '25' });
    const back = await walk(acme, { limit: '4', sort }, 'prevCursor', last.pagination.prevCursor ?? '');
    expect(back).toEqual(all.slice(0, -1).reverse());
  });

  it('by page and by offset give the same rows, with exact counts', async () => {
    const acme = await library();
    const page = await list(acme, { limit: '10', page: '3', sort: 'createdAt' });
    const offset = await list(acme, { limit: '10', offset: '20', sort: 'createdAt' });
    expect(page.data).toEqual(offset.data);
    expect(page.pagination).toMatchObject({
      page: 3,
      pageSize: 10,
      totalCount: 25,
      totalPages: 3,
      hasMore: false,
      nextCursor: null,
    });
  });

  it('has defaults and limits, and says what they are', async () => {
    const acme = await library();
    expect((await list(acme, {})).data).toHaveLength(20);
    for (const limit of ['0', '101', '-1', 'x', '1.5', ''])
      expect(await list(acme, { limit })).toMatchObject({ status: 422, details: [{ field: 'limit' }] });
    expect(await list(acme, { page: '1', offset: '0' })).toMatchObject({ status: 422 });
  });

  it('refuses an offset beyond 10,000 rows and hands over the cursor to go on with', async () => {
    const acme = await tenant();
    await inTenant(
      acme.tenantId,
      (db) =>
        db.$executeRaw`insert into pages (title, slug) select 'Page', 'deep-' || n from generate_series(1, 10050) n`,
    );
    const deep = await list(acme, { offset: '10001', sort: 'createdAt' });
    expect(deep).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
    const { cursor } = deep.details[0] as unknown as { cursor: string };
    const next = await list(acme, { cursor, sort: 'createdAt', limit: '100' });
    expect(next.data).toHaveLength(50);
  });

  it('refuses a cursor of another sort, a broken one, and one whose values are not', async () => {
    const acme = await library();
    const good = (await list(acme, { limit: '1' })).pagination.nextCursor ?? '';
    const [, values] = JSON.parse(Buffer.from(good, 'base64url').toString());
    const forgedWith = (...at: unknown[]) =>
      Buffer.from(JSON.stringify(['-createdAt,-id', at, 'next'])).toString('base64url');
    const forged = forgedWith('drop table', values[1]);
    for (const [cursor, sort] of [
      [good, 'title'],
      ['nonsense', '-createdAt'],
      [forged, '-createdAt'],
      ['e30', '-createdAt'],
      [forgedWith('999999-01-01', values[1]), '-createdAt'],
      [forgedWith('0000-01-01T00:00:00Z', values[1]), '-createdAt'],
      [forgedWith('2026-01-01\0', values[1]), '-createdAt'],
    ] as const) {
      expect(await list(acme, { cursor, sort })).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    }
  });
});

describe('filtering, sorting, searching', () => {
  it.each<Record<string, string>>([
    { sort: 'constructor' },
    { sort: '-toString' },
    { sort: '__proto__' },
    { ['__proto__']: 'x' },
    { 'filter[constructor]': 'x' },
  ])('refuses what every object has by birth: %j', async (query) => {
    const acme = await tenant();
    expect(await list(acme, query)).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
  });

  it('by brackets, by the short form, by several values and by a range of time', async () => {
    const acme = await library();
    const count = async (query: Record<string, string>) => (await list(acme, query)).pagination.totalCount;
    expect(await count({ 'filter[status]': 'archived' })).toBe(9);
    expect(await count({ status: 'archived' })).toBe(9);
    expect(await count({ status: 'archived,draft' })).toBe(25);
    expect(
      await count({
        'filter[createdAt][gte]': '2026-01-01T00:10:00Z',
        'filter[createdAt][lt]': '2026-01-01T00:20:00Z',
      }),
    ).toBe(10);
    expect(await count({ 'filter[created_at][lte]': '2026-01-01T00:00:00Z' })).toBe(1);
    expect(await count({ search: 'page 07' })).toBe(2);
    expect(await count({ search: '"; drop table pages; --' })).toBe(0);
  });

  it('takes the snake_case names of older clients for the same fields', async () => {
    const acme = await library();
    const [snake, camel] = [
      await list(acme, { sort: 'created_at' }),
      await list(acme, { sort: 'createdAt' }),
    ];
    expect(snake.data).toEqual(camel.data);
  });

  it.each([
    [{ sort: 'slug' }, 'sort'],
    [{ sort: 'title,title' }, 'sort'],
    [{ sort: 'title;drop table pages' }, 'sort'],
    [{ 'filter[title]': 'x' }, 'filter[title]'],
    [{ 'filter[status]': 'nonsense' }, 'filter[status]'],
    [{ 'filter[status][gte]': 'draft' }, 'filter[status][gte]'],
    [{ 'filter[createdAt]': '2026-01-01' }, 'filter[createdAt]'],
    [{ 'filter[createdAt][gte]': 'yesterday' }, 'filter[createdAt][gte]'],
    [{ 'filter[__proto__]': 'x' }, 'filter[__proto__]'],
    [{ isHome: 'maybe' }, 'isHome'],
    [{ search: 'x\0y' }, 'search'],
  ] as [Record<string, string>, string][])('refuses %j naming the parameter', async (query, field) => {
    const acme = await tenant();
    const answer = await list(acme, query);
    expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
    expect(answer.details[0]?.field).toBe(field);
  });
});
