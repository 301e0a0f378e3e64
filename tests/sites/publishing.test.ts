import { publishScheduledPage } from '@/services/sites/pages/pages.jobs';
import * as archive from '../../app/api/tenants/[tenantId]/pages/[pageId]/archive/route';
import * as check from '../../app/api/tenants/[tenantId]/pages/[pageId]/check/route';
import * as duplicate from '../../app/api/tenants/[tenantId]/pages/[pageId]/duplicate/route';
import * as publish from '../../app/api/tenants/[tenantId]/pages/[pageId]/publish/route';
import * as restore from '../../app/api/tenants/[tenantId]/pages/[pageId]/restore/route';
import * as page from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import * as schedule from '../../app/api/tenants/[tenantId]/pages/[pageId]/schedule/route';
import * as sections from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/route';
import * as seo from '../../app/api/tenants/[tenantId]/pages/[pageId]/seo/route';
import * as unpublish from '../../app/api/tenants/[tenantId]/pages/[pageId]/unpublish/route';
import * as restoreVersion from '../../app/api/tenants/[tenantId]/pages/[pageId]/versions/[versionId]/restore/route';
import * as versions from '../../app/api/tenants/[tenantId]/pages/[pageId]/versions/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import * as bySlug from '../../app/api/tenants/[tenantId]/pages/slug/[...slug]/route';
import { aPage, aTenant, eventTypes, inTenant, seenBy } from '../support/factories';
import { type Caller, memberOf, tenant } from '../support/harness';
import { addHero, aPageWith, asOwner, headingsOf, type PageData, publishNow } from './site-stories';

const post = <Data = PageData>(
  caller: Caller,
  route: { POST: Parameters<Caller['call']>[0] },
  pageId: string,
  body?: object,
) => caller.call<Data>(route.POST, { method: 'POST', params: { pageId }, body });

const versionsOf = (tenantId: string, pageId: string) =>
  seenBy(tenantId, (db) => db.pageVersion.findMany({ where: { pageId }, orderBy: { number: 'asc' } }));

describe('publishing', () => {
  it('takes a snapshot that later edits do not change, and a second one when published again', async () => {
    const acme = await tenant('editor');
    const { id } = await aPageWith(acme, { title: 'About' }, 'first');
    const live = await publishNow(acme, id);
    expect(live).toMatchObject({ status: 200, data: { status: 'published' } });
    await addHero(acme, id, 'added later');
    await acme.call(page.PUT, { method: 'PUT', params: { pageId: id }, body: { title: 'Changed' } });
    const [version] = await versionsOf(acme.tenantId, id);
    expect(version).toMatchObject({ id: live.data.publishedVersionId, number: 1, title: 'About' });
    expect(JSON.stringify(version?.snapshot)).not.toContain('added later');
    await publishNow(acme, id);
    const all = await versionsOf(acme.tenantId, id);
    expect(all.map(({ number, title }) => [number, title])).toEqual([
      [1, 'About'],
      [2, 'Changed'],
    ]);
    const listed = await acme.call<{ number: number }[]>(versions.GET, { params: { pageId: id } });
    expect(listed.data.map(({ number }) => number)).toEqual([2, 1]);
    expect(await eventTypes(acme.tenantId)).toContain('page.published');
  });

  it('cannot be undone in the database: a version is neither changed nor deleted', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'About' }, 'first');
    await publishNow(acme, id);
    const forge = inTenant(acme.tenantId, (db) => db.$executeRaw`update page_versions set title = 'forged'`);
    await expect(forge).rejects.toThrow(/permission denied/);
  });

  it('leaves hidden sections out', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'About' }, 'shown');
    const body = { type: 'hero', content: { heading: 'secret' }, visible: false };
    await acme.call(sections.POST, { method: 'POST', params: { pageId: id }, body });
    await publishNow(acme, id);
    expect(JSON.stringify(await versionsOf(acme.tenantId, id))).not.toContain('secret');
  });

  it('refuses an empty page, with or without a reason', async () => {
    const acme = await tenant();
    const { id } = await aPage(acme.tenantId);
    for (const body of [{}, { reason: 'I insist' }]) {
      const answer = await publishNow(acme, id, body);
      expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
      expect(answer.details).toMatchObject([{ code: 'empty_page' }]);
    }
    expect(await versionsOf(acme.tenantId, id)).toEqual([]);
  });

  it('names a dead link and goes on only with a reason, which the audit log keeps', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'About' });
    const content = { heading: 'Hi', primaryButton: { label: 'Go', url: '/nowhere' } };
    await acme.call(sections.POST, {
      method: 'POST',
      params: { pageId: id },
      body: { type: 'hero', content },
    });
    const findings = await acme.call<{ code: string }[]>(check.GET, { params: { pageId: id } });
    expect(findings.data.map(({ code }) => code)).toContain('dead_link');
    const refused = await publishNow(acme, id);
    expect(refused).toMatchObject({ status: 422, details: [{ code: 'dead_link' }] });
    expect((await publishNow(acme, id, { reason: 'The page comes tomorrow' })).status).toBe(200);
    const audit = await seenBy(acme.tenantId, (db) =>
      db.auditLog.findMany({ where: { action: 'page.published', resourceType: 'page' } }),
    );
    expect(audit).toMatchObject([{ reason: 'The page comes tomorrow' }]);
  });

  it('leads off the site, into the archive and back', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'About' }, 'first');
    await publishNow(acme, id);
    expect((await post(acme, unpublish, id)).data).toMatchObject({
      status: 'draft',
      publishedVersionId: null,
    });
    expect((await post(acme, archive, id)).data).toMatchObject({ status: 'archived' });
    expect(await publishNow(acme, id)).toMatchObject({ status: 409, code: 'INVALID_TRANSITION' });
    expect((await post(acme, restore, id)).data).toMatchObject({ status: 'draft' });
    expect(await post(acme, unpublish, id)).toMatchObject({ status: 409, code: 'INVALID_TRANSITION' });
  });

  it('is for those who may publish', async () => {
    const acme = await tenant();
    const viewer = await memberOf(acme.tenantId, 'viewer');
    const { id } = await aPageWith(acme, { title: 'About' }, 'first');
    expect(await publishNow(viewer, id)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('makes one version per publish when 10 publish at once', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'About' }, 'first');
    const all = await Promise.all(Array.from({ length: 10 }, () => publishNow(acme, id)));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    const numbers = (await versionsOf(acme.tenantId, id)).map(({ number }) => number);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('an earlier version', () => {
  it('comes back as the draft: title, sections and metadata', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'Before' }, 'one', 'two');
    const putSeo = (body: object) => acme.call(seo.PUT, { method: 'PUT', params: { pageId: id }, body });
    await putSeo({ title: 'Found', jsonLd: { '@type': 'Thing' } });
    const { publishedVersionId } = (await publishNow(acme, id)).data;
    await acme.call(page.PUT, { method: 'PUT', params: { pageId: id }, body: { title: 'After' } });
    await putSeo({ title: 'Lost', jsonLd: null });
    await addHero(acme, id, 'three');
    const params = { pageId: id, versionId: publishedVersionId ?? '' };
    const back = await acme.call<PageData>(restoreVersion.POST, { method: 'POST', params });
    expect(back).toMatchObject({ status: 200, data: { title: 'Before', status: 'published' } });
    expect(await headingsOf(acme.tenantId, id)).toEqual(['one', 'two']);
    const metadata = await acme.call(seo.GET, { params: { pageId: id } });
    expect(metadata.data).toMatchObject({ title: 'Found', jsonLd: { '@type': 'Thing' } });
  });
});

describe('a scheduled page', () => {
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

  it('is queued for its time, and goes live once however often the job runs', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'News' }, 'soon');
    const publishAt = inAnHour();
    const scheduled = await post(acme, schedule, id, { publishAt });
    expect(scheduled).toMatchObject({ status: 200, data: { status: 'scheduled', publishAt } });
    const queued = await asOwner((client) =>
      client.query(`select run_at from graphile_worker.jobs where key = $1`, [`publish-page:${id}`]),
    );
    expect(queued.rows).toEqual([{ run_at: new Date(publishAt) }]);
    const payload = { tenantId: acme.tenantId, pageId: id, publishAt };
    await Promise.all([publishScheduledPage.run(payload), publishScheduledPage.run(payload)]);
    await publishScheduledPage.run(payload);
    expect(await versionsOf(acme.tenantId, id)).toHaveLength(1);
    const events = await eventTypes(acme.tenantId);
    expect(events.filter((type) => type === 'page.published')).toHaveLength(1);
    const seen = await acme.call<PageData>(page.GET, { params: { pageId: id } });
    expect(seen.data).toMatchObject({ status: 'published', publishAt: null });
  });

  it('stays away when it was taken off the schedule, moved or deleted meanwhile', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'News' }, 'soon');
    const publishAt = inAnHour();
    const payload = { tenantId: acme.tenantId, pageId: id, publishAt };
    await post(acme, schedule, id, { publishAt });
    await post(acme, unpublish, id);
    const left = await asOwner((client) =>
      client.query(`select from graphile_worker.jobs where key = $1`, [`publish-page:${id}`]),
    );
    expect(left.rowCount).toBe(0);
    await publishScheduledPage.run(payload);
    await post(acme, schedule, id, { publishAt: new Date(Date.now() + 7_200_000).toISOString() });
    await publishScheduledPage.run(payload);
    await acme.call(page.DELETE, { method: 'DELETE', params: { pageId: id } });
    await publishScheduledPage.run(payload);
    expect(await versionsOf(acme.tenantId, id)).toEqual([]);
  });

  it('goes back to its editors when it was emptied meanwhile', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'News' }, 'soon');
    const publishAt = inAnHour();
    await post(acme, schedule, id, { publishAt });
    await inTenant(acme.tenantId, (db) => db.section.deleteMany());
    await publishScheduledPage.run({ tenantId: acme.tenantId, pageId: id, publishAt });
    expect((await acme.call<PageData>(page.GET, { params: { pageId: id } })).data.status).toBe('draft');
  });

  it('does not go live for a tenant that was closed meanwhile', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'News' }, 'soon');
    const publishAt = inAnHour();
    await post(acme, schedule, id, { publishAt });
    await inTenant(acme.tenantId, (db) =>
      db.tenant.update({ where: { id: acme.tenantId }, data: { deletedAt: new Date() } }),
    );
    await publishScheduledPage.run({ tenantId: acme.tenantId, pageId: id, publishAt });
    expect(await versionsOf(acme.tenantId, id)).toEqual([]);
  });

  it('must lie in the future', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'News' }, 'soon');
    const answer = await post(acme, schedule, id, { publishAt: new Date(Date.now() - 1000).toISOString() });
    expect(answer).toMatchObject({ status: 422, details: [{ field: 'publishAt' }] });
  });
});

describe('copies and addresses', () => {
  it('copies sections and metadata as a draft, at -copy, -copy-2, …', async () => {
    const acme = await tenant();
    const { id } = await aPageWith(acme, { title: 'Menu', slug: 'menu' }, 'one', 'two');
    await acme.call(seo.PUT, { method: 'PUT', params: { pageId: id }, body: { description: 'Good food' } });
    await publishNow(acme, id);
    const copy = await post(acme, duplicate, id);
    expect(copy).toMatchObject({ status: 201, data: { slug: 'menu-copy', status: 'draft', version: 1 } });
    const location = new URL(copy.headers.get('location') ?? '', 'http://x/api/tenants/t/pages/p/duplicate');
    expect(location.pathname).toBe(`/api/tenants/t/pages/${copy.data.id}`);
    expect(await headingsOf(acme.tenantId, copy.data.id)).toEqual(['one', 'two']);
    const metadata = await acme.call(seo.GET, { params: { pageId: copy.data.id } });
    expect(metadata.data).toMatchObject({ description: 'Good food' });
    const more = await Promise.all(Array.from({ length: 5 }, () => post(acme, duplicate, id)));
    expect(more.map(({ data }) => data.slug).sort()).toEqual([
      'menu-copy-2',
      'menu-copy-3',
      'menu-copy-4',
      'menu-copy-5',
      'menu-copy-6',
    ]);
    expect((await post(acme, duplicate, copy.data.id)).data.slug).toBe('menu-copy-7');
  });

  it('gives copies of a page and of its copies addresses of their own, also at once', async () => {
    const { tenantId } = await aTenant({ plan: 'enterprise' });
    const acme = await memberOf(tenantId, 'owner');
    const originals = await Promise.all(
      ['menu', 'menu-copy', 'menu-copy-2'].map((slug) => aPageWith(acme, { title: 'Menu', slug })),
    );
    const all = await Promise.all(
      [...originals, ...originals, ...originals].map(({ id }) => post(acme, duplicate, id)),
    );
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
    expect(new Set(all.map(({ data }) => data.slug)).size).toBe(9);
  });

  it('finds a page by its address, slashes included', async () => {
    const acme = await tenant();
    const made = await aPageWith(acme, { title: 'Lunch', slug: 'menu/lunch' });
    const found = await acme.call<PageData>(bySlug.GET, { params: { slug: 'menu/lunch' } });
    expect(found).toMatchObject({ status: 200, data: { id: made.id } });
    const request = new Request('http://localhost/x', {
      headers: { authorization: `Bearer ${acme.credential}` },
    });
    const params = Promise.resolve({ tenantId: acme.tenantId, slug: ['menu', 'lunch'] });
    expect((await bySlug.GET(request, { params })).status).toBe(200);
    expect((await acme.call(bySlug.GET, { params: { slug: 'menu' } })).status).toBe(404);
  });

  it('allows as many pages as the plan says, also to 20 at once', async () => {
    const { tenantId } = await aTenant({ plan: 'free' });
    const acme = await memberOf(tenantId, 'owner');
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        acme.call(pages.POST, { method: 'POST', body: { title: `Page ${number}` } }),
      ),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(all.filter(({ code }) => code === 'PLAN_LIMIT_REACHED')).toHaveLength(10);
    const last = await seenBy(tenantId, (db) => db.page.findFirstOrThrow());
    expect(await post(acme, duplicate, last.id)).toMatchObject({ status: 402, code: 'PLAN_LIMIT_REACHED' });
  });
});

describe("another tenant's page", () => {
  it.each(Object.entries({ publish, unpublish, schedule, archive, restore, duplicate }))(
    'answers like a missing one to %s, and stays as it is',
    async (name, route) => {
      const [mine, theirs] = [await tenant(), await tenant()];
      const { id } = await aPageWith(theirs, { title: 'Theirs' }, 'first');
      const body =
        name === 'schedule' ? { publishAt: new Date(Date.now() + 60_000).toISOString() } : undefined;
      expect(await post(mine, route, id, body)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      const row = await seenBy(theirs.tenantId, (db) => db.page.findFirstOrThrow({ where: { id } }));
      expect(row).toMatchObject({ status: 'draft', version: 2 });
      expect(await seenBy(mine.tenantId, (db) => db.page.count())).toBe(0);
    },
  );

  it('shows neither versions, findings nor metadata, and takes none', async () => {
    const [mine, theirs] = [await tenant(), await tenant()];
    const { id } = await aPageWith(theirs, { title: 'Theirs' }, 'first');
    const { publishedVersionId } = (await publishNow(theirs, id)).data;
    const params = { pageId: id };
    const restoring = { ...params, versionId: publishedVersionId ?? '' };
    const answers = await Promise.all([
      mine.call(versions.GET, { params }),
      mine.call(check.GET, { params }),
      mine.call(seo.GET, { params }),
      mine.call(seo.PUT, { method: 'PUT', params, body: { title: 'Stolen' } }),
      mine.call(seo.DELETE, { method: 'DELETE', params }),
      mine.call(restoreVersion.POST, { method: 'POST', params: restoring }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(await seenBy(theirs.tenantId, (db) => db.seoMetadata.count())).toBe(0);
  });
});
