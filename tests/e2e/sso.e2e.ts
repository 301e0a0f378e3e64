import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { closePrisma } from '@/core/db/client';
import { closePool } from '@/core/db/pool';
import { openBrowser, type RunningServer, startServer } from '../support/e2e';
import { apiOf } from '../support/e2e-api';
import { aPersonAt } from '../support/e2e-page';
import { anApiKey, anEmailDomain, aTenant } from '../support/factories';
import { type OpenIdProvider, startOpenIdProvider } from '../support/openid';
import { answerXml, aSigningKey, requestIdIn, type SigningKey, sign } from '../support/saml-provider';

// Signing in elsewhere through a real browser: redirects, cookies and forms across sites as they are.

const IDP = 'https://idp.example.com/sso';
const ISSUER = 'https://idp.example.com/entity';

let server: RunningServer;
let browser: Browser;
let provider: OpenIdProvider;
let key: SigningKey;

beforeAll(async () => {
  server = await startServer();
  [browser, provider, key] = await Promise.all([
    openBrowser(),
    startOpenIdProvider(server.url),
    aSigningKey(),
  ]);
}, 300_000);

afterAll(async () => {
  await provider?.stop();
  await browser?.close();
  await server?.stop();
  await closePrisma();
  await closePool();
});

interface Connected {
  slug: string;
  domain: string;
  urls: { redirectUrl: string; audience: string };
}

async function aCompany(kind: Record<string, unknown>): Promise<Connected> {
  const { tenantId, slug } = await aTenant({ name: 'Acme Bakery' });
  const domain = await anEmailDomain(tenantId);
  const api = apiOf(server.url, await anApiKey({ tenantId }));
  const body = { name: 'Acme login', emailDomains: [domain], joinRole: 'editor', ...kind };
  const made = await api<{ urls: Connected['urls'] }>('POST', `/api/tenants/${tenantId}/identity-providers`, {
    body,
  });
  expect(made.status).toBe(201);
  return { slug, domain, urls: made.data.urls };
}

const samlAt = (signInUrl: string) => ({
  kind: 'saml',
  issuer: ISSUER,
  signInUrl,
  certificates: [key.certificate],
});

/** The provider's signed answer, as a form carries it. */
function answerTo({ audience, redirectUrl }: Connected['urls'], inResponseTo: string, email: string): string {
  const attributes = { email, displayName: 'Ada' };
  const whom = { issuer: ISSUER, audience, recipient: redirectUrl, inResponseTo };
  const xml = answerXml({ ...whom, subject: randomUUID(), attributes });
  return Buffer.from(sign(xml, key)).toString('base64');
}

/** Somebody at the sign-in page who goes on with their company. */
async function asksForCompany(email: string) {
  const look = { width: 1440, theme: 'light', locale: 'en' } as const;
  const person = await aPersonAt(browser, server.url, look, 'sso');
  await person.page.goto(`${server.url}/signin`, { waitUntil: 'networkidle' });
  await person.page.getByRole('button', { name: 'Continue with your company' }).click();
  await person.page.getByLabel(/^Work email/).fill(email);
  return person;
}

test("leads to the company's OpenID provider, and back into the company", async () => {
  const oidc = { kind: 'oidc', issuer: provider.issuer, clientId: 'quintet', clientSecret: 'client-secret' };
  const { slug, domain } = await aCompany(oidc);
  const email = `ada@${domain}`;
  await provider.say({ person: { sub: randomUUID(), email, name: 'Ada' } });
  const { page, context, complaints } = await asksForCompany(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL(`**/t/${slug}/**`);
  expect(complaints).toEqual([]);
  await context.close();
}, 120_000);

test("leads to the company's SAML provider, and back into the company", async () => {
  const idp = http.createServer();
  await new Promise<void>((resolve) => idp.listen(0, '127.0.0.1', resolve));
  const { port } = idp.address() as AddressInfo;
  const { slug, domain, urls } = await aCompany(samlAt(`http://127.0.0.1:${port}/sso`));
  const email = `ada@${domain}`;
  // The provider's page posts its answer from a site of its own: to a browser, 127.0.0.1 is not localhost.
  idp.on('request', (request, response) => {
    const inResponseTo = requestIdIn(new URL(request.url ?? '', IDP).href);
    const answer = answerTo(urls, inResponseTo, email);
    const form = `<form method="post" action="${urls.redirectUrl}"><input name="SAMLResponse" value="${answer}"></form>`;
    response.setHeader('content-type', 'text/html');
    response.end(`${form}<script>document.forms[0].submit()</script>`);
  });
  const { page, context, complaints } = await asksForCompany(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL(`**/t/${slug}/**`);
  expect(complaints).toEqual([]);
  await context.close();
  idp.closeAllConnections();
  idp.close();
}, 120_000);

test('signs nobody in by a ticket that another browser began', async () => {
  const { domain, urls } = await aCompany(samlAt(IDP));
  const attacker = await asksForCompany(`eve@${domain}`);
  const start = urls.redirectUrl.replace(/acs$/, 'start');
  const begun = await attacker.context.request.get(start, { maxRedirects: 0 });
  const SAMLResponse = answerTo(urls, requestIdIn(begun.headers().location ?? ''), `eve@${domain}`);
  const answered = await attacker.context.request.post(urls.redirectUrl, {
    form: { SAMLResponse },
    maxRedirects: 0,
  });
  const link = answered.headers().location ?? '';
  expect(link).toContain('/signin/complete#ticket=');
  const victim = await asksForCompany(`ada@${domain}`);
  await victim.page.goto(link);
  await victim.page.waitForURL('**/signin?error=elsewhere');
  await attacker.page.goto(link);
  await attacker.page.waitForURL('**/t/**');
  await Promise.all([attacker.context.close(), victim.context.close()]);
}, 120_000);
