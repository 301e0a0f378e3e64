import type { Browser, Cookie } from 'playwright-core';
import { closePrisma } from '@/core/db/client';
import { closePool } from '@/core/db/pool';
import { installTemplates } from '../sites/site-stories';
import { openBrowser, type RunningServer, startServer } from '../support/e2e';
import { apiOf } from '../support/e2e-api';
import { accessProblems, aPersonAt, type Look, type Person } from '../support/e2e-page';
import { anApiKey, aPerson, aTenant, PASSWORD } from '../support/factories';
import { aForm, aPhotograph } from '../support/images';

// Every page of the console, in every size, theme and direction: nothing complains, nothing runs over the edge, and
// axe finds no serious problem.

let server: RunningServer;
let browser: Browser;
let session: Cookie[];
let places: Record<string, string>;

beforeAll(async () => {
  await installTemplates();
  server = await startServer();
  browser = await openBrowser();
  const { tenantId, slug } = await aTenant({ name: 'Acme Bakery', plan: 'enterprise' });
  const { email } = await aPerson({ tenantId, name: 'Ada Baker' });
  places = await furnish(tenantId, slug);
  session = await signIn(email);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await closePrisma();
  await closePool();
});

/** Gives the tenant one of everything, and names the console's pages. */
async function furnish(tenantId: string, slug: string): Promise<Record<string, string>> {
  const api = apiOf(server.url, await anApiKey({ tenantId }));
  const own = `/api/tenants/${tenantId}`;
  const make = async (path: string, body: unknown) => {
    const said = await api<{ id: string }>('POST', own + path, { body });
    expect(said.status).toBeLessThan(300);
    return said.data.id;
  };
  const templates = await api<{ id: string; slug: string }[]>('GET', '/api/templates?limit=100');
  const templateId = templates.data.find((template) => template.slug === 'restaurant-menu')?.id;
  const form = aForm([{ name: 'oven.jpg', bytes: await aPhotograph(1200, 800) }], { alt: 'The oven' });
  expect((await api('POST', `${own}/assets/upload`, { form })).status).toBe(201);
  const page = await make('/pages', { title: 'Our bakery', isHome: true, templateId });
  await make(`/pages/${page}/publish`, { reason: 'For the test.' });
  const wholesale = { body: { title: 'Wholesale' }, headers: { 'x-request-id': 'a-traced-request' } };
  expect((await api('POST', `${own}/pages`, wholesale)).status).toBe(201);
  const webhook = await make('/webhooks', { url: 'http://127.0.0.1:9/hook', events: ['*'] });
  return {
    'sign-in': '/signin',
    register: '/register',
    invitation: '/invitation',
    'new-address': '/account/email',
    account: '/account',
    'forgot-password': '/forgot-password',
    'reset-password': '/reset-password#of-a-letter',
    'verify-email': '/verify-email',
    security: '/account/security',
    welcome: '/welcome',
    organizations: '/tenants',
    missing: `/t/${slug}/nothing-here`,
    pages: `/t/${slug}/pages`,
    editor: `/t/${slug}/pages/${page}`,
    files: `/t/${slug}/assets`,
    branding: `/t/${slug}/branding`,
    settings: `/t/${slug}/settings`,
    members: `/t/${slug}/members`,
    invitations: `/t/${slug}/members/invitations`,
    roles: `/t/${slug}/members/roles`,
    sso: `/t/${slug}/sso`,
    groups: `/t/${slug}/groups`,
    'api-keys': `/t/${slug}/api-keys`,
    webhooks: `/t/${slug}/webhooks`,
    webhook: `/t/${slug}/webhooks/${webhook}`,
    audit: `/t/${slug}/audit`,
    trace: `/t/${slug}/audit/trace/a-traced-request`,
    accesses: `/t/${slug}/audit/accesses`,
    'your-data': '/account/data',
    notifications: `/t/${slug}/notifications`,
    unsubscribe: '/unsubscribe#of-a-letter',
    compliance: `/t/${slug}/compliance`,
    backups: `/t/${slug}/backups`,
  };
}

async function signIn(email: string): Promise<Cookie[]> {
  const look: Look = { width: 1440, theme: 'light', locale: 'en' };
  const { page, context } = await aPersonAt(browser, server.url, look, 'console');
  await page.goto(`${server.url}/signin`, { waitUntil: 'networkidle' });
  await page.getByLabel(/^Email/).fill(email);
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/t/**');
  const cookies = await context.cookies();
  await context.close();
  return cookies.filter(({ name }) => name.includes('session'));
}

/** Opens a page, and says what is wrong with it. */
async function problemsOf({ page, complaints, picture }: Person, name: string, path: string) {
  await page.goto(server.url + path, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .animate-pulse'));
  await picture(name);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const found = [
    ...complaints.splice(0).filter((text) => name !== 'missing' || !text.includes('404')),
    ...(over > 0 ? [`${over} px over the edge`] : []),
    ...(await accessProblems(page)),
  ];
  return found.map((problem) => `${name}: ${problem}`);
}

const looks = [1440, 390].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['en', 'ar'] as const).map((locale): Look => ({ width, theme, locale })),
  ),
);

test.each(looks)(
  'at $width px, $theme, in $locale',
  async (look) => {
    const folder = `console/${look.width}-${look.theme}-${look.locale}`;
    const person = await aPersonAt(browser, server.url, look, folder);
    const problems: string[] = [];
    for (const name of ['sign-in', 'register'])
      problems.push(...(await problemsOf(person, name, places[name] ?? '')));
    await person.context.addCookies(session);
    const inside = Object.entries(places).filter(([name]) => name !== 'sign-in' && name !== 'register');
    for (const [name, path] of inside) problems.push(...(await problemsOf(person, name, path)));
    const html = person.page.locator('html');
    expect(await html.getAttribute('dir')).toBe(look.locale === 'ar' ? 'rtl' : 'ltr');
    await person.context.close();
    expect(problems).toEqual([]);
  },
  180_000,
);
