import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { installTemplates } from '../sites/site-stories';
import { openBrowser, type RunningServer, startServer } from '../support/e2e';
import { apiOf, until } from '../support/e2e-api';
import { aPersonAt, listen, type Person } from '../support/e2e-page';
import { aPhotograph } from '../support/images';
import { type Receiver, startReceiver } from '../support/receiver';

const slug = `acme-${randomBytes(3).toString('hex')}`;
const account = { name: 'Ada Baker', email: `${slug}@example.test`, password: 'Correct-Horse-7' };
const heading = 'Bread from the stone oven';

// One story told in steps: each goes on where the one before has ended.
let server: RunningServer;
let browser: Browser;
let receiver: Receiver;
let ada: Person;
let key = '';
let secret = '';

beforeAll(async () => {
  await installTemplates();
  server = await startServer();
  browser = await openBrowser();
  receiver = await startReceiver();
  ada = await aPersonAt(browser, server.url, { width: 1440, theme: 'light', locale: 'en' }, 'thread');
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await receiver?.close();
});

let stuck = false;

/** One step of the story; when it fails, the others have nothing to stand on. */
function step(name: string, work: () => Promise<void>): void {
  test(name, async () => {
    if (stuck) throw new Error('an earlier step has failed');
    stuck = true;
    await work().catch(async (error: Error) => {
      if (!ada.page.isClosed()) await ada.picture('99-stuck');
      throw error;
    });
    expect(ada.complaints.splice(0)).toEqual([]);
    stuck = false;
  });
}

const button = (name: string | RegExp) => ada.page.getByRole('button', { name });
const field = (name: RegExp) => ada.page.getByRole('textbox', { name });
const dialog = () => ada.page.getByRole('dialog');
const saved = () => ada.page.getByText('All changes saved').first().waitFor();
const preview = () => ada.page.frameLocator('iframe[title^="Preview of"]');

/** By typing, as people do who know the place. */
async function goTo(place: string) {
  await ada.page.keyboard.press('Control+k');
  await ada.page.getByPlaceholder('Type a page, an action or a setting…').fill(place);
  await ada.page.getByRole('menuitem', { name: `› ${place}` }).click();
  await ada.page.getByRole('heading', { level: 1, name: place }).waitFor();
}

step('Ada opens an account and signs in', async () => {
  const { page } = ada;
  await page.goto(`${server.url}/register`);
  await field(/^Name/).fill(account.name);
  await field(/^Email/).fill(account.email);
  await page.getByLabel(/^Password/).fill(account.password);
  await ada.picture('01-register');
  await button('Create account').click();
  await page.waitForURL('**/signin?registered');
  await field(/^Email/).fill(account.email);
  await page.getByLabel(/^Password/).fill(account.password);
  await ada.picture('02-sign-in');
  await button(/^Sign in$/).click();
  await page.getByRole('heading', { name: `Welcome, ${account.name}` }).waitFor();
});

step('she makes an organization', async () => {
  await field(/^Name/).fill('Acme Bakery');
  await field(/^Short name/).fill(slug);
  await ada.picture('03-welcome');
  await button('Create organization').click();
  await ada.page.waitForURL((url) => url.pathname.startsWith(`/t/${slug}`));
  await ada.page.getByRole('heading', { level: 1, name: 'Pages' }).waitFor();
  await ada.picture('04-start');
});

step('she makes an API key for a program', async () => {
  await goTo('API keys');
  await button('New key').first().click();
  await field(/^Name/).fill('The till');
  for (const group of await dialog()
    .getByText(/^All of/)
    .all())
    await group.click();
  await ada.picture('05-api-key');
  await button('Create key').click();
  await dialog().getByText('Your new key').waitFor();
  key = /qt_live_\w{61}/.exec((await dialog().textContent()) ?? '')?.[0] ?? '';
  await button('I have copied it').click();
  await ada.page.getByText('The till').first().waitFor();
  await ada.picture('06-api-keys');
});

step('she asks to be told of publications', async () => {
  await goTo('Webhooks');
  await button('New webhook').first().click();
  await field(/^Address/).fill(receiver.url);
  await ada.picture('07-webhook');
  await button('Create webhook').click();
  await dialog().getByText('The webhook’s secret', { exact: true }).waitFor();
  secret = /whsec_[\w+/=]{44}/.exec((await dialog().textContent()) ?? '')?.[0] ?? '';
  expect(secret).not.toBe('');
  await button('I have copied it').click();
  await ada.picture('08-webhooks');
});

step('she begins a page with a template', async () => {
  await goTo('Pages');
  await button('New page').first().click();
  await field(/^Title/).fill('Our bakery');
  await dialog()
    .getByRole('option', { name: /Local shop/ })
    .click();
  await ada.picture('09-new-page');
  await button('Create page').click();
  await ada.page.waitForURL(/\/pages\/[0-9a-f-]{36}$/);
  await preview()
    .getByRole('heading', { level: 1, name: /bicycle/ })
    .waitFor();
  await ada.picture('10-editor');
});

step('what she writes is saved by itself and shown in the preview', async () => {
  await field(/^Title/)
    .first()
    .fill(heading);
  await preview().getByRole('heading', { level: 1, name: heading }).waitFor();
  await saved();
  await ada.picture('11-edited');
});

step('she brings a photograph', async () => {
  await button('Choose image').first().click();
  const buffer = await aPhotograph(1600, 1000);
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({ name: 'oven.jpg', mimeType: 'image/jpeg', buffer });
  await dialog().waitFor({ state: 'detached' });
  await field(/^Alternative text/)
    .first()
    .fill('The oven before dawn');
  const picture = preview().getByRole('img', { name: 'The oven before dawn' });
  await picture.waitFor();
  await saved();
  await ada.picture('12-photograph');
});

step('she makes it the home page and publishes it', async () => {
  await ada.page.getByRole('tab', { name: 'Page', exact: true }).click();
  await ada.page.getByText('Home page', { exact: true }).first().click();
  await button('Save').click();
  await ada.page.getByText('Saved', { exact: true }).first().waitFor();
  await button('Publish').click();
  await dialog().waitFor();
  const reason = dialog().getByRole('textbox', { name: /^Why publish anyway/ });
  const ready = dialog().getByRole('button', { name: 'Publish' });
  await dialog()
    .getByText(/Nothing to mend|to mend|hints?$/)
    .first()
    .waitFor();
  if (await reason.isVisible()) await reason.fill('The links come next week.');
  await ada.picture('13-publish');
  await ready.click();
  await ada.page.getByText('“Our bakery” is live').first().waitFor();
  await ada.picture('14-published');
});

step('a visitor reads the site at its own host and sees the photograph', async () => {
  const visitor = await browser.newPage();
  const complaints = listen(visitor);
  const { port } = new URL(server.url);
  await visitor.goto(`http://${slug}.localhost:${port}/`);
  await visitor.getByRole('heading', { level: 1, name: heading }).waitFor();
  const image = visitor.getByRole('img', { name: 'The oven before dawn' });
  await image.scrollIntoViewIfNeeded();
  const width = await image.evaluate(async (element: HTMLImageElement) => {
    await element.decode();
    return element.naturalWidth;
  });
  expect(width).toBeGreaterThan(100);
  await visitor.screenshot({ path: 'artifacts/thread/15-site.png' });
  expect(complaints).toEqual([]);
  await visitor.context().close();
});

step(
  'the program reads the page with the key, and was told of the publication under a right signature',
  async () => {
    const api = apiOf(server.url, key);
    const tenants = await api<{ id: string }[]>('GET', '/api/tenants');
    const pages = await api<{ title: string; status: string }[]>(
      'GET',
      `/api/tenants/${tenants.data[0]?.id}/pages`,
    );
    expect(pages.data).toMatchObject([{ title: 'Our bakery', status: 'published' }]);
    const published = await until('the receiver hears of it', async () =>
      receiver.received.find(({ body }) => body.includes('"type":"page.published"')),
    );
    const told = new Webhook(secret).verify(published.body, published.headers as Record<string, string>);
    expect(told).toMatchObject({ data: { title: 'Our bakery', status: 'published' } });
  },
);

step('the audit log shows each step with who, before and after', async () => {
  await goTo('Audit log');
  const log = ada.page.getByRole('main');
  for (const action of [
    'page.published',
    'section.updated',
    'asset.created',
    'page.created',
    'webhook.created',
  ])
    await log.getByText(action).first().waitFor();
  await ada.picture('16-audit');
  await log.getByText('page.published').first().click();
  await ada.page.getByText('Before → after').first().waitFor();
  expect(await dialog().getByText('You', { exact: true }).count()).toBe(1);
  expect(await dialog().getByText('draft', { exact: true }).count()).toBe(1);
  expect(await dialog().getByText('published', { exact: true }).count()).toBe(1);
  await ada.picture('17-audit-entry');
});
