import { clock } from '@/core/clock';
import { SectionType, sectionTypes } from '@/services/sites/sections/types';
import * as site from '../../app/(site)/s/[site]/[[...path]]/route';
import * as navigation from '../../app/api/tenants/[tenantId]/navigation/route';
import * as previewLink from '../../app/api/tenants/[tenantId]/pages/[pageId]/preview-link/route';
import * as page from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import * as sections from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/route';
import * as seo from '../../app/api/tenants/[tenantId]/pages/[pageId]/seo/route';
import * as unpublish from '../../app/api/tenants/[tenantId]/pages/[pageId]/unpublish/route';
import { aTenant, inTenant } from '../support/factories';
import { type Caller, memberOf, tenant } from '../support/harness';
import { addHero, aPageWith, publishNow } from './site-stories';

async function aSite(locale = 'en') {
  const { tenantId, slug } = await aTenant({ name: 'Acme' });
  await inTenant(tenantId, (db) => db.tenant.updateMany({ data: { locale } }));
  return { acme: await memberOf(tenantId, 'owner'), slug, host: `${slug}.localhost` };
}

/** Visits a path of a site as a browser would after the edge has rewritten its host. */
async function visit(name: string, path: string, init: RequestInit = {}) {
  const url = new URL(path, `http://${name}`);
  const words = url.pathname.split('/').filter(Boolean);
  const response = await site.GET(new Request(url, init), {
    params: Promise.resolve({ site: name, path: words.length > 0 ? words : undefined }),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

const update = (caller: Caller, pageId: string, body: object) =>
  caller.call(page.PUT, { method: 'PUT', params: { pageId }, body });

describe('a visitor', () => {
  it('sees the home page and others by host and by short name, as they were published', async () => {
    const { acme, slug, host } = await aSite();
    const home = await aPageWith(acme, { title: 'Home', isHome: true }, 'Welcome to Acme');
    const about = await aPageWith(acme, { title: 'About us', slug: 'about/us' }, 'Who we are');
    await publishNow(acme, home.id);
    await publishNow(acme, about.id);
    for (const [name, base] of [
      [host, ''],
      [slug, `/s/${slug}`],
    ] as const) {
      const front = await visit(name, '/');
      expect(front).toMatchObject({ status: 200 });
      expect(front.body).toContain('Welcome to Acme');
      expect(front.body).toContain(`href="${base}/about/us"`);
      expect((await visit(name, '/about/us')).body).toContain('Who we are');
      expect(await visit(name, '/home')).toMatchObject({ status: 302 });
    }
  });

  it('never sees a draft: neither a page, nor an edit, nor its title', async () => {
    const { acme, host } = await aSite();
    const live = await aPageWith(acme, { title: 'Live', slug: 'live' }, 'Old heading');
    await aPageWith(acme, { title: 'Secret plans', slug: 'secret' }, 'Secret heading');
    await publishNow(acme, live.id);
    await addHero(acme, live.id, 'Secret addition');
    await update(acme, live.id, { title: 'Secret title' });
    await acme.call(seo.PUT, { method: 'PUT', params: { pageId: live.id }, body: { description: 'Secret' } });
    expect((await visit(host, '/secret')).status).toBe(404);
    for (const path of ['/live', '/secret', '/sitemap.xml', '/rss.xml', '/nothing']) {
      expect((await visit(host, path)).body).not.toMatch(/secret (plans|heading|addition|title)/i);
    }
    expect((await visit(host, '/sitemap.xml')).body).not.toContain('/secret');
    await publishNow(acme, live.id);
    expect((await visit(host, '/live')).body).toContain('Secret addition');
    await acme.call(unpublish.POST, { method: 'POST', params: { pageId: live.id } });
    expect((await visit(host, '/live')).status).toBe(404);
  });

  it('gets a document that runs nothing, asks again with its tag, and is told when nothing changed', async () => {
    const { acme, host } = await aSite();
    const { id } = await aPageWith(acme, { title: 'About', slug: 'about' }, 'First');
    await publishNow(acme, id);
    const first = await visit(host, '/about');
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(first.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; .*frame-ancestors 'self' http/,
    );
    expect(first.body).not.toMatch(/<script(?! type="application\/ld\+json")/);
    const etag = first.headers.get('etag') ?? '';
    const again = await visit(host, '/about', { headers: { 'if-none-match': etag } });
    expect(again).toMatchObject({ status: 304, body: '' });
    const head = await visit(host, '/about', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers.get('etag')).toBe(etag);
    await addHero(acme, id, 'Second');
    await publishNow(acme, id);
    const fresh = await visit(host, '/about', { headers: { 'if-none-match': etag } });
    expect(fresh.status).toBe(200);
    expect(fresh.body).toContain('Second');
  });

  it('is sent on from every address that a published page had', async () => {
    const { acme, slug, host } = await aSite();
    const { id } = await aPageWith(acme, { title: 'Menu', slug: 'menu' }, 'Food');
    await publishNow(acme, id);
    await update(acme, id, { slug: 'food' });
    await update(acme, id, { slug: 'dishes' });
    for (const old of ['/menu', '/food']) {
      const moved = await visit(host, old);
      expect([moved.status, moved.headers.get('location')]).toEqual([301, '/dishes']);
    }
    expect((await visit(slug, '/menu')).headers.get('location')).toBe(`/s/${slug}/dishes`);
    const next = await aPageWith(acme, { title: 'Menu', slug: 'menu' }, 'New food');
    expect((await visit(host, '/menu')).status).toBe(301);
    await publishNow(acme, next.id);
    expect((await visit(host, '/menu')).body).toContain('New food');
    await update(acme, id, { slug: 'food' });
    expect((await visit(host, '/food')).status).toBe(200);
    await acme.call(page.DELETE, { method: 'DELETE', params: { pageId: id } });
    expect((await visit(host, '/dishes')).status).toBe(404);
  });

  it('reads right to left where the language does', async () => {
    const { acme, host } = await aSite('ar');
    const { id } = await aPageWith(acme, { title: 'أهلا', slug: 'welcome' }, 'أهلا وسهلا');
    await publishNow(acme, id);
    expect((await visit(host, '/welcome')).body).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect((await visit(host, '/nothing')).body).toContain('dir="rtl"');
  });

  it('finds sitemap, robots and feed, without what is not to be indexed', async () => {
    const { acme, host } = await aSite();
    const shown = await aPageWith(acme, { title: 'Shown', slug: 'shown' }, 'Shown');
    const hidden = await aPageWith(acme, { title: 'Hidden', slug: 'hidden' }, 'Hidden');
    const body = { robots: 'noindex,follow' };
    await acme.call(seo.PUT, { method: 'PUT', params: { pageId: hidden.id }, body });
    await publishNow(acme, shown.id);
    await publishNow(acme, hidden.id);
    const map = await visit(host, '/sitemap.xml');
    expect(map.headers.get('content-type')).toContain('application/xml');
    expect(map.body).toContain(`http://${host}:3000/shown`);
    expect(map.body).not.toContain('hidden');
    expect((await visit(host, '/rss.xml')).body).toContain('<title>Shown</title>');
    expect((await visit(host, '/robots.txt')).body).toContain(`Sitemap: http://${host}:3000/sitemap.xml`);
  });

  it('sees the navigation that was arranged, without pages that are not live', async () => {
    const { acme, host } = await aSite();
    const live = await aPageWith(acme, { title: 'Live', slug: 'live' }, 'Live');
    const draft = await aPageWith(acme, { title: 'Draft', slug: 'draft' }, 'Draft');
    await publishNow(acme, live.id);
    const add = (body: object) => acme.call(navigation.POST, { method: 'POST', body });
    expect((await visit(host, '/live')).body).toContain('href="/live"');
    await add({ location: 'header', label: 'Arranged', pageId: live.id });
    await add({ location: 'header', label: 'Unfinished', pageId: draft.id });
    await add({ location: 'footer', label: 'Elsewhere', url: 'https://example.org/' });
    const { body } = await visit(host, '/live');
    expect(body).toContain('Arranged');
    expect(body).toContain('href="https://example.org/"');
    expect(body).not.toContain('Unfinished');
  });

  it('finds no site at an unknown host, of a suspended tenant, or without the module', async () => {
    expect((await visit('nobody.localhost', '/')).status).toBe(404);
    const { acme, host } = await aSite();
    const { id } = await aPageWith(acme, { title: 'About', slug: 'about' }, 'First');
    await publishNow(acme, id);
    await inTenant(acme.tenantId, (db) => db.tenant.updateMany({ data: { status: 'suspended' } }));
    expect((await visit(host, '/about')).status).toBe(404);
    const without = await aTenant({ modules: ['drift'] });
    expect((await visit(`${without.slug}.localhost`, '/')).status).toBe(404);
  });

  it('never sees one tenant’s page at another’s host', async () => {
    const [mine, theirs] = [await aSite(), await aSite()];
    const { id } = await aPageWith(theirs.acme, { title: 'Theirs', slug: 'theirs' }, 'Theirs alone');
    await publishNow(theirs.acme, id);
    expect((await visit(theirs.host, '/theirs')).status).toBe(200);
    const answer = await visit(mine.host, '/theirs');
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('Theirs alone');
  });
});

describe('a preview link', () => {
  const now = clock.now;
  afterEach(() => {
    clock.now = now;
  });

  const link = async (caller: Caller, pageId: string) =>
    caller.call<{ url: string; expiresAt: string }>(previewLink.POST, { method: 'POST', params: { pageId } });

  it('shows the draft to whoever has it, and to no search engine or cache', async () => {
    const { acme, slug } = await aSite();
    const { id } = await aPageWith(acme, { title: 'Draft', slug: 'draft' }, 'Not yet');
    const { url } = (await link(acme, id)).data;
    const { pathname, search } = new URL(url);
    expect(pathname).toBe(`/s/${slug}/draft`);
    const seen = await visit(slug, `/draft${search}`);
    expect(seen.status).toBe(200);
    expect(seen.body).toContain('Not yet');
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
    expect(seen.headers.get('x-robots-tag')).toBe('noindex');
    expect((await visit(slug, '/draft')).status).toBe(404);
  });

  it('is worth nothing when forged, for another page or site, or after an hour', async () => {
    const [{ acme, slug }, other] = [await aSite(), await aSite()];
    const { id } = await aPageWith(acme, { title: 'Draft', slug: 'draft' }, 'Not yet');
    const second = await aPageWith(acme, { title: 'Other', slug: 'other' }, 'Other draft');
    const token = new URL((await link(acme, id)).data.url).searchParams.get('preview') ?? '';
    const [, expires, signature] = token.split('.');
    for (const forged of [
      `${second.id}.${expires}.${signature}`,
      `${id}.${Number(expires) + 60}.${signature}`,
      `${id}.${expires}.${signature?.slice(0, -1)}`,
      'nonsense',
    ]) {
      expect((await visit(slug, `/draft?preview=${forged}`)).status).toBe(404);
    }
    expect((await visit(other.slug, `/draft?preview=${token}`)).status).toBe(404);
    clock.now = () => new Date(Date.now() + 3_601_000);
    expect((await visit(slug, `/draft?preview=${token}`)).status).toBe(404);
  });

  it('is made for own pages only', async () => {
    const { acme } = await aSite();
    const { id } = await aPageWith(acme, { title: 'Draft', slug: 'draft' }, 'Not yet');
    expect((await link(await tenant(), id)).status).toBe(404);
  });
});

describe('hostile content', () => {
  const hostile = '<script>window.owned=1</script><img src=x onerror=window.owned=1>';

  /** A type's defaults with every text replaced that its schema lets be replaced. */
  function poisoned(type: SectionType): unknown {
    const { defaults, schema } = sectionTypes[type];
    let whole: unknown = structuredClone(defaults);
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
      } else if (typeof value === 'string') {
        const tried = replaced(whole, path);
        if (schema.safeParse(tried).success) whole = tried;
      }
    };
    walk(defaults, []);
    return whole;
  }

  function replaced(value: unknown, [name, ...rest]: (string | number)[]): unknown {
    if (name === undefined) return hostile;
    const inner = replaced((value as Record<string, unknown>)[name], rest);
    return Array.isArray(value) ? value.with(Number(name), inner) : { ...(value as object), [name]: inner };
  }

  it.each(SectionType.options)('in a section of type %s reaches no visitor as markup', async (type) => {
    const { acme, host } = await aSite();
    const { id } = await aPageWith(acme, { title: hostile, slug: 'hostile' });
    const params = { pageId: id };
    const body = { type, content: poisoned(type) };
    const made = await acme.call(sections.POST, { method: 'POST', params, body });
    expect(made).toMatchObject({ status: 201 });
    const published = await publishNow(acme, id, { reason: 'It is a test of what visitors get' });
    expect(published.status).toBe(200);
    const page = await visit(host, '/hostile');
    expect(page.status).toBe(200);
    // What stands in quotes is an attribute's text; only markup is left.
    const markup = page.body.replace(/"[^"]*"/g, '""');
    expect(page.body).toContain('&lt;script&gt;window.owned=1');
    expect(page.body.replace(/<script type="application\/ld\+json">/g, '')).not.toMatch(/<script/i);
    expect(markup).not.toMatch(/<[^>]+\son\w+\s*=/i);
    expect(page.body).not.toContain('<img src="x"');
  });
});
