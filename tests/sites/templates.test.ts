import * as login from '../../app/api/auth/login/route';
import * as industries from '../../app/api/industries/route';
import * as apply from '../../app/api/templates/[templateId]/apply/route';
import * as preview from '../../app/api/templates/[templateId]/preview/route';
import * as template from '../../app/api/templates/[templateId]/route';
import * as templates from '../../app/api/templates/route';
import * as reset from '../../app/api/tenants/[tenantId]/pages/[pageId]/reset/route';
import * as section from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/[sectionId]/route';
import * as origin from '../../app/api/tenants/[tenantId]/pages/[pageId]/template/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { templates as seeds } from '../../prisma/seed/templates';
import { aPage, aPerson, PASSWORD, seenBy } from '../support/factories';
import { type Caller, call, memberOf, tenant } from '../support/harness';
import { aPageWith, asOwner, headingsOf, installTemplates, type PageData, publishNow } from './site-stories';

interface TemplateData {
  id: string;
  tenantId: string;
  slug: string;
  premium: boolean;
  locale: string;
  revision: number;
  industrySlug: string | null;
  category: string;
  sections: { type: string; content: { heading?: string } }[];
}
interface Origin {
  customised: boolean;
  revision: number;
  latestRevision: number;
  sections: { sectionId: string; state: string }[];
}

beforeAll(installTemplates);

const PLATFORM = '00000000-0000-0000-0000-000000000000';
const list = (caller: Caller, query: Record<string, string> = {}) =>
  caller.call<TemplateData[]>(templates.GET, { query: { limit: '100', ...query } });

async function platformTemplate(caller: Caller, slug: string): Promise<TemplateData> {
  const found = (await list(caller)).data.find((one) => one.slug === slug);
  if (!found) throw new Error(`no template ${slug}`);
  return (await caller.call<TemplateData>(template.GET, { params: { templateId: found.id } })).data;
}

const own = {
  name: 'Ours',
  slug: 'ours',
  description: 'Made by us.',
  category: 'about',
  sections: [{ type: 'hero', content: { heading: 'Ours' } }],
};

async function admin(): Promise<Record<string, string>> {
  const { email } = await aPerson({ platformRole: 'super_admin' });
  const body = { email, password: PASSWORD };
  const { data } = await call<{ accessToken: string }>(login.POST, { method: 'POST', body });
  return { authorization: `Bearer ${data.accessToken}` };
}

describe('the templates of the platform', () => {
  it('are installed once, however often it is done, and come back when changed', async () => {
    const mark = () =>
      asOwner((client) =>
        client.query('select id, version, xmin::text from templates where tenant_id = $1 order by id', [
          PLATFORM,
        ]),
      );
    const before = (await mark()).rows;
    await installTemplates();
    expect((await mark()).rows).toEqual(before);
    await asOwner((client) =>
      client.query(`update templates set name = 'Old' where tenant_id = $1 and slug = 'about-us'`, [
        PLATFORM,
      ]),
    );
    await installTemplates();
    expect((await platformTemplate(await tenant(), 'about-us')).slug).toBe('about-us');
    const old = await asOwner((client) => client.query(`select from templates where name = 'Old'`));
    expect(old.rowCount).toBe(0);
  });

  it('are offered to every tenant, and filtered by what they are', async () => {
    const acme = await tenant('viewer');
    const all = await list(acme);
    expect(all.data.map(({ slug }) => slug)).toEqual(expect.arrayContaining(seeds.map(({ slug }) => slug)));
    const slugs = async (query: Record<string, string>) =>
      (await list(acme, query)).data.map(({ slug }) => slug);
    const seeded = (fits: (seed: (typeof seeds)[number]) => boolean) =>
      seeds.filter(fits).map(({ slug }) => slug);
    expect((await slugs({ category: 'menu' })).sort()).toEqual(seeded((s) => s.category === 'menu').sort());
    expect((await slugs({ industry: 'health' })).sort()).toEqual(
      seeded((s) => s.industry === 'health').sort(),
    );
    expect((await slugs({ premium: 'true' })).sort()).toEqual(seeded((s) => s.premium).sort());
    expect((await slugs({ locale: 'ar' })).sort()).toEqual(seeded((s) => s.locale === 'ar').sort());
    expect(await slugs({ search: 'dental' })).toEqual(['dental-clinic']);
    const trades = await acme.call<{ slug: string }[]>(industries.GET);
    expect(trades.data.map(({ slug }) => slug)).toContain('restaurants');
  });

  it.each(['PUT', 'DELETE'] as const)('answer like missing ones to %s by a tenant', async (verb) => {
    const acme = await tenant();
    const { id } = await platformTemplate(acme, 'about-us');
    const handler = { PUT: template.PUT, DELETE: template.DELETE }[verb];
    const body = verb === 'PUT' ? { name: 'Taken over' } : undefined;
    expect(await acme.call(handler, { method: verb, params: { templateId: id }, body })).toMatchObject({
      status: 404,
    });
    expect(await acme.call(template.GET, { params: { templateId: id } })).toMatchObject({
      data: { name: 'About us' },
    });
  });

  it('are changed by a platform administrator, for everybody', async () => {
    const headers = await admin();
    const body = { ...own, slug: `everybody-${Date.now()}` };
    const made = await call<TemplateData>(templates.POST, { method: 'POST', headers, body });
    expect(made).toMatchObject({ status: 201, data: { tenantId: PLATFORM } });
    const params = { templateId: made.data.id };
    expect((await (await tenant()).call(template.GET, { params })).status).toBe(200);
    const gone = await call(template.DELETE, { method: 'DELETE', headers, params });
    expect(gone.status).toBe(200);
    expect((await (await tenant()).call(template.GET, { params })).status).toBe(404);
  });

  it('are shown as a document in their own language and direction', async () => {
    const acme = await tenant('viewer');
    const { id } = await platformTemplate(acme, 'arabic-restaurant');
    const shown = await acme.call(preview.GET, { params: { templateId: id } });
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toContain('text/html');
    expect(shown.text).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
  });
});

describe("a tenant's own templates", () => {
  it('are made, changed to their next revision, and seen by nobody else', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const made = await acme.call<TemplateData>(templates.POST, { method: 'POST', body: own });
    expect(made).toMatchObject({ status: 201, data: { tenantId: acme.tenantId, revision: 1 } });
    const params = { templateId: made.data.id };
    const renamed = await acme.call<TemplateData>(template.PATCH, {
      method: 'PATCH',
      params,
      body: { name: 'Ours, renamed' },
    });
    expect(renamed.data.revision).toBe(1);
    const sections = [{ type: 'hero', content: { heading: 'Newer' } }];
    const changed = await acme.call<TemplateData>(template.PUT, {
      method: 'PUT',
      params,
      body: { sections },
    });
    expect(changed.data.revision).toBe(2);
    expect(await acme.call(templates.POST, { method: 'POST', body: own })).toMatchObject({
      status: 409,
      details: [{ field: 'slug' }],
    });
    const foreign = await Promise.all([
      other.call(template.GET, { params }),
      other.call(template.PUT, { method: 'PUT', params, body: { name: 'Stolen' } }),
      other.call(template.DELETE, { method: 'DELETE', params }),
      other.call(preview.GET, { params }),
      other.call(apply.POST, {
        method: 'POST',
        params,
        body: { pageId: (await aPage(other.tenantId)).id },
      }),
    ]);
    expect(foreign.map(({ status }) => status)).toEqual(foreign.map(() => 404));
    expect((await list(other)).data.map(({ id }) => id)).not.toContain(made.data.id);
    expect(await acme.call(template.GET, { params })).toMatchObject({ data: { name: 'Ours, renamed' } });
  });

  it('name every wrong field, and an industry that does not exist', async () => {
    const acme = await tenant();
    const sections = [
      { type: 'hero', content: { heading: 'Fine' } },
      { type: 'faq', content: { items: [{}] } },
    ];
    const wrong = await acme.call(templates.POST, { method: 'POST', body: { ...own, sections } });
    expect(wrong.status).toBe(422);
    expect(wrong.details[0]?.field).toMatch(/^sections\.1\.content\.items\.0\./);
    const lost = await acme.call(templates.POST, {
      method: 'POST',
      body: { ...own, industrySlug: 'alchemy' },
    });
    expect(lost).toMatchObject({ status: 422, details: [{ field: 'industrySlug' }] });
  });

  it('are not written by an editor', async () => {
    const editor = await tenant('editor');
    expect((await editor.call(templates.POST, { method: 'POST', body: own })).status).toBe(403);
  });
});

describe('a page from a template', () => {
  it('begins with its sections, and can be published as it is', async () => {
    const acme = await tenant('editor');
    const { id, sections } = await platformTemplate(acme, 'dental-clinic');
    const body = { title: 'Welcome', templateId: id };
    const made = await acme.call<PageData>(pages.POST, { method: 'POST', body });
    expect(made).toMatchObject({ status: 201, data: { status: 'draft', version: 1 } });
    expect(await headingsOf(acme.tenantId, made.data.id)).toEqual(sections.map((one) => one.content.heading));
    expect((await publishNow(acme, made.data.id, { reason: 'Its links come later' })).status).toBe(200);
  });

  it('is not made at all when the template does not exist', async () => {
    const acme = await tenant();
    const body = { title: 'Lost', templateId: '01900000-0000-7000-8000-000000000000' };
    expect((await acme.call(pages.POST, { method: 'POST', body })).status).toBe(404);
    expect(await seenBy(acme.tenantId, (db) => db.page.count())).toBe(0);
  });

  it.each([
    ['replace', (_mine: string[], theirs: unknown[]) => theirs],
    ['append', (mine: string[], theirs: unknown[]) => [...mine, ...theirs]],
  ] as const)('takes them by %s', async (mode, expected) => {
    const acme = await tenant();
    const { id: templateId, sections } = await platformTemplate(acme, 'about-us');
    const { id: pageId } = await aPageWith(acme, { title: 'Mine' }, 'mine');
    const answer = await acme.call<{ sectionIds: string[] }>(apply.POST, {
      method: 'POST',
      params: { templateId },
      body: { pageId, mode },
    });
    expect(answer).toMatchObject({ status: 200, data: { templateId, revision: 1 } });
    const theirs = sections.map(({ content }) => content.heading);
    expect(await headingsOf(acme.tenantId, pageId)).toEqual(expected(['mine'], theirs));
    const now = await acme.call<Origin>(origin.GET, { params: { pageId } });
    expect(now.data.sections.map(({ sectionId }) => sectionId)).toEqual(answer.data.sectionIds);
  });

  it('knows what was customised, and resets one section or all', async () => {
    const acme = await tenant();
    const { id: templateId } = await platformTemplate(acme, 'about-us');
    const { id: pageId } = (
      await acme.call<PageData>(pages.POST, { method: 'POST', body: { title: 'Us', templateId } })
    ).data;
    const state = async () => (await acme.call<Origin>(origin.GET, { params: { pageId } })).data;
    const original = await headingsOf(acme.tenantId, pageId);
    const { customised, sections } = await state();
    expect(customised).toBe(false);
    const [first = '', second = ''] = sections.map(({ sectionId }) => sectionId);
    const change = { content: { heading: 'Mine now' } };
    const params = (sectionId: string) => ({ pageId, sectionId });
    await acme.call(section.PUT, { method: 'PUT', params: params(first), body: change });
    await acme.call(section.DELETE, { method: 'DELETE', params: params(second) });
    expect((await state()).sections.slice(0, 3).map((one) => one.state)).toEqual([
      'customised',
      'removed',
      'as_template',
    ]);
    const resetTo = (body: object) => acme.call(reset.POST, { method: 'POST', params: { pageId }, body });
    expect((await resetTo({ sectionId: first })).status).toBe(200);
    expect((await state()).sections.slice(0, 2).map((one) => one.state)).toEqual(['as_template', 'removed']);
    expect((await resetTo({ sectionId: second })).status).toBe(200);
    expect(await headingsOf(acme.tenantId, pageId)).toEqual(original);
    expect((await state()).customised).toBe(false);
    const [again = ''] = (await state()).sections.map(({ sectionId }) => sectionId);
    await acme.call(section.PUT, { method: 'PUT', params: params(again), body: change });
    expect((await resetTo({})).status).toBe(200);
    expect(await headingsOf(acme.tenantId, pageId)).toEqual(original);
    expect((await state()).customised).toBe(false);
  });

  it('is told from one that began without, and from another tenant’s', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const { id: pageId } = await aPageWith(acme, { title: 'Mine' }, 'mine');
    const send = (caller: Caller) =>
      caller.call(reset.POST, { method: 'POST', params: { pageId }, body: {} });
    expect(await send(acme)).toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(await send(other)).toMatchObject({ status: 404 });
    const { id: templateId } = await platformTemplate(acme, 'about-us');
    const stolen = await other.call(apply.POST, { method: 'POST', params: { templateId }, body: { pageId } });
    expect(stolen.status).toBe(404);
    expect((await other.call(origin.GET, { params: { pageId } })).status).toBe(404);
    expect(await headingsOf(acme.tenantId, pageId)).toEqual(['mine']);
    const viewer = await memberOf(acme.tenantId, 'viewer');
    const refused = await viewer.call(apply.POST, {
      method: 'POST',
      params: { templateId },
      body: { pageId },
    });
    expect(refused.status).toBe(403);
  });
});
