import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, startServer } from '../support/e2e';

const pictures = 'artifacts/reference';
let browser: Browser;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  server = await startServer();
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The reference page with everything that it and its browser say. */
async function open(settings: { width: number; colorScheme: 'light' | 'dark' }) {
  const { width, colorScheme } = settings;
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !url.startsWith('data:')) elsewhere.push(url);
  });
  await page.goto(`${server.url}/docs`, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { name: /Quintet API/ }).waitFor();
  return { page, complaints, elsewhere };
}

async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test.each([
  [1440, 'light'],
  [1440, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)(
  'at %i px in %s colours it loads from here alone, without a complaint',
  async (width, colorScheme) => {
    const { page, complaints, elsewhere } = await open({ width, colorScheme });
    await page.locator('.opblock-tag').first().click();
    await page.screenshot({ path: `${pictures}/${width}-${colorScheme}.png` });
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  },
);

test('an operation opens with its parameters and answers, and can be tried', async () => {
  const { page, complaints } = await open({ width: 1440, colorScheme: 'light' });
  await page.locator('.opblock-tag', { hasText: 'Events' }).first().click();
  await page.locator('#operations-Events-listEventTypes button.opblock-summary-control').click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.locator('.live-responses-table').getByText('UNAUTHORIZED').first().waitFor();
  await page.screenshot({ path: `${pictures}/operation.png` });
  // The refusal itself is all that the browser notes.
  expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
});

test('a wrong method is refused by the edge with the envelope and Allow', async () => {
  const answer = await fetch(`${server.url}/api/v1/auth/login`);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
  expect(await answer.json()).toMatchObject({ success: false, code: 'METHOD_NOT_ALLOWED' });
  const head = await fetch(`${server.url}/api/health/live`, { method: 'HEAD' });
  expect(head.status).toBe(200);
});

test('the document names the address that it is served from, and is asked for once', async () => {
  const answer = await fetch(`${server.url}/api/v1/openapi.json`);
  expect(await answer.json()).toMatchObject({ servers: [{ url: server.url }] });
  const etag = answer.headers.get('etag') ?? '';
  const again = await fetch(`${server.url}/api/openapi.json`, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
});
