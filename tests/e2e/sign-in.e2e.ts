import type { Browser } from 'playwright-core';
import { closePrisma } from '@/core/db/client';
import { closePool } from '@/core/db/pool';
import { newId } from '@/core/ids';
import { openBrowser, type RunningServer, startServer } from '../support/e2e';
import { aPersonAt, type Look, type Person } from '../support/e2e-page';
import { aPerson, aTenant, inTenant, PASSWORD } from '../support/factories';
import { inLetterTo, inMessageTo } from '../support/sent-mail';
import { codeAt } from '../support/totp';

// Signing in as people do it: in a browser, with real letters, an authenticator app and a passkey.

let server: RunningServer;
let browser: Browser;
const NEW = 'Quiet-Harbour-42';
const look: Look = { width: 1440, theme: 'light', locale: 'en' };

beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await closePrisma();
  await closePool();
});

async function atTheBrowser(name: string): Promise<Person & { go: (path: string) => Promise<unknown> }> {
  const person = await aPersonAt(browser, server.url, look, `sign-in/${name}`);
  return { ...person, go: (path) => person.page.goto(server.url + path, { waitUntil: 'networkidle' }) };
}

async function fillIn({ page }: Person, email: string, password: string) {
  await page.getByLabel(/^Email/).fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A member of a tenant, signed in at their security page. */
async function atSecurity(name: string) {
  const { tenantId, slug } = await aTenant();
  const { email, userId } = await aPerson({ tenantId });
  const person = await atTheBrowser(name);
  await person.go('/signin');
  await fillIn(person, email, PASSWORD);
  await person.page.waitForURL('**/t/**');
  await person.go('/account/security');
  return { ...person, email, userId, tenantId, slug };
}

async function signOut({ context }: Person) {
  await context.clearCookies({ name: /session/ });
}

test('registering brings a letter, whose link confirms the address by a press', async () => {
  const email = `new-${newId()}@example.test`;
  const person = await atTheBrowser('register');
  await person.go('/register');
  await person.page.getByLabel(/^Name/).fill('Ada');
  await person.page.getByLabel(/^Email/).fill(email);
  await person.page.getByLabel(/^Password/).fill(PASSWORD);
  await person.page.getByRole('button', { name: 'Create account' }).click();
  await person.page.getByText('Look into your mail').waitFor();
  const link = await inLetterTo(email, /(\/verify-email#[\w-]{43})/);
  await person.go(link);
  // The token has left the address bar, and with it the history.
  await person.page.waitForFunction(() => window.location.hash === '');
  await person.page.getByRole('button', { name: 'Confirm the address' }).click();
  await person.page.getByText('Your address is confirmed').waitFor();
  await person.picture('confirmed');
  expect(person.complaints).toEqual([]);
});

test('a forgotten password is chosen anew by letter', async () => {
  const { tenantId } = await aTenant();
  const { email } = await aPerson({ tenantId });
  const person = await atTheBrowser('forgot');
  await person.go('/signin');
  await person.page.getByRole('link', { name: 'Forgot your password?' }).click();
  await person.page.getByLabel(/^Email/).fill(email);
  await person.page.getByRole('button', { name: 'Send the link' }).click();
  await person.page.getByText('a letter is on its way').waitFor();
  await person.go(await inLetterTo(email, /(\/reset-password#[\w-]{43})/));
  const field = person.page.getByLabel(/^New password/);
  await field.fill('Password1!');
  await person.page.getByRole('button', { name: 'Save the password' }).click();
  await person.page.getByText('too easy to guess').first().waitFor();
  expect(await field.inputValue()).toBe('Password1!');
  await person.picture('weak');
  await field.fill(NEW);
  await person.page.getByRole('button', { name: 'Save the password' }).click();
  await person.page.getByText('Your password is changed').waitFor();
  await person.go('/signin');
  await fillIn(person, email, NEW);
  await person.page.waitForURL('**/t/**');
});

test('two-step sign-in is set up, asked for, and a recovery code helps', async () => {
  const person = await atSecurity('two-step');
  const { page } = person;
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const key = (await page.getByLabel('Key', { exact: true }).locator('code').textContent()) ?? '';
  await person.picture('set-up');
  await page.getByLabel(/^Code that the app shows/).fill(codeAt(key, new Date()));
  await page.getByRole('button', { name: 'Turn on' }).click();
  const codes = (await page.getByLabel('Ten recovery codes').locator('code').textContent()) ?? '';
  await person.picture('recovery-codes');
  expect(codes.trim().split('\n')).toHaveLength(10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes are left').waitFor();
  await signOut(person);
  await person.go('/signin');
  await fillIn(person, person.email, PASSWORD);
  const code = page.getByLabel(/^Code/);
  await code.waitFor();
  await person.picture('code');
  expect(await page.getByLabel(/^Email/).inputValue()).toBe(person.email);
  expect(await page.getByLabel(/^Password/).inputValue()).toBe(PASSWORD);
  await code.fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('The code is not right').waitFor();
  await code.fill(codes.trim().split('\n')[0] ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/t/**');
});

test('a passkey is added, signs in, and is removed', async () => {
  const person = await atSecurity('passkey');
  const { page, context } = person;
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel(/^Name/).fill('هاتفي');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('The passkey is added').waitFor();
  await page.getByText('هاتفي').first().waitFor();
  await person.picture('added');
  await signOut(person);
  await person.go('/signin');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL('**/t/**');
  await person.go('/account/security');
  await page.getByText('Last used').first().waitFor();
  await page.getByRole('button', { name: 'Remove: هاتفي' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('You have no passkey yet').waitFor();
  await signOut(person);
  await person.go('/signin');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('The passkey did not work').waitFor();
});

test('a number is confirmed by the code of a text message', async () => {
  const person = await atSecurity('phone');
  const { page } = person;
  const phone = `+96475${String(Date.now() % 100_000_000).padStart(8, '0')}`;
  await page.getByRole('button', { name: 'Confirm a number' }).click();
  await page.getByLabel(/^Number/).fill(`${phone.slice(0, 4)} ${phone.slice(4)}`);
  await page.getByRole('button', { name: 'Send a code' }).click();
  const field = page.getByLabel(/^Code of the text message/);
  await field.fill('000000');
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByText('Not the right code').waitFor();
  await field.fill(await inMessageTo(phone, /(\d{6})/));
  await person.picture('code');
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByText('Your number is confirmed').waitFor();
  await page.getByText(phone).waitFor();
});

test('who lacks the second factor that their organization asks for is led to where it is set up', async () => {
  const person = await atSecurity('required');
  const { page } = person;
  await inTenant(person.tenantId, (db) =>
    db.setting.create({ data: { name: 'security.requireMfa', value: true } }),
  );
  await person.go(`/t/${person.slug}/pages`);
  await page.getByText('Your organization asks for a second step').waitFor();
  await person.picture('required');
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const key = (await page.getByLabel('Key', { exact: true }).locator('code').textContent()) ?? '';
  await page.getByLabel(/^Code that the app shows/).fill(codeAt(key, new Date()));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('button', { name: 'Go on to your work' }).click();
  await page.waitForURL(`**/t/${person.slug}/**`);
});

test('another session is ended from the list, and is signed out on its next page', async () => {
  const here = await atSecurity('sessions');
  const there = await atTheBrowser('sessions-elsewhere');
  await there.go('/signin');
  await fillIn(there, here.email, PASSWORD);
  await there.page.waitForURL('**/t/**');
  await here.go('/account/security');
  await here.page.getByText('This session').waitFor();
  await here.picture('two');
  await here.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await here.page.getByRole('button', { name: 'Sign out', exact: true }).waitFor({ state: 'detached' });
  await there.go(`/t/${here.slug}/pages`);
  await there.page.waitForURL('**/signin**');
});
