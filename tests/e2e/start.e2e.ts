import type { Browser } from 'playwright-core';
import { openBrowser, startServer } from '../support/e2e';

let browser: Browser;
let server: Awaited<ReturnType<typeof startServer>>;

// The first run builds the pages.
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('the server is healthy with its database and queue', async () => {
  const answer = await fetch(`${server.url}/health/ready`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ status: 'ready' });
});

test('a visitor gets the sign-in page, and the browser has nothing to complain about', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${server.url}/signin`, { waitUntil: 'networkidle' });
  expect(await page.getByRole('button', { name: 'Sign in', exact: true }).count()).toBe(1);
  expect(complaints).toEqual([]);
  await page.close();
});
