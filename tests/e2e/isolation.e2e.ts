import { randomUUID } from 'node:crypto';
import { closePrisma } from '@/core/db/client';
import { closePool } from '@/core/db/pool';
import { startServer } from '../support/e2e';
import { type Api, apiOf, rowsOfTenant, type Said, until } from '../support/e2e-api';
import { anApiKey, aPerson, aTenant, PASSWORD } from '../support/factories';
import { aForm, aPhotograph } from '../support/images';
import { startReceiver } from '../support/receiver';

/** Stands in everything that the victim owns: an answer that holds it has leaked. */
const SECRET = 'Zirkonia';

type Names =
  | 'tenant'
  | 'page'
  | 'section'
  | 'version'
  | 'asset'
  | 'webhook'
  | 'delivery'
  | 'key'
  | 'template'
  | 'entry';
type Ids = Record<Names, string>;

let server: Awaited<ReturnType<typeof startServer>>;
let victim: { ids: Ids; api: Api; slug: string; rows: Record<string, string[]> };
let intruder: { tenantId: string; key: Api; person: Api };

beforeAll(async () => {
  server = await startServer();
  victim = await aVictim();
  intruder = await anIntruder();
}, 300_000);

afterAll(async () => {
  await server?.stop();
  await closePrisma();
  await closePool();
});

async function aVictim() {
  const { tenantId, slug } = await aTenant({ name: SECRET });
  const api = apiOf(server.url, await anApiKey({ tenantId }));
  const own = `/api/tenants/${tenantId}`;
  const make = async (path: string, body: unknown) => {
    const said = await api<{ id: string }>('POST', own + path, { body });
    if (said.status >= 300) throw new Error(`${path}: ${said.text}`);
    return said.data.id;
  };
  const receiver = await startReceiver();
  const webhook = await make('/webhooks', { url: receiver.url, events: ['*'], description: SECRET });
  const page = await make('/pages', { title: SECRET, slug: 'zirkonia' });
  const section = await make(`/pages/${page}/sections`, { type: 'hero', content: { heading: SECRET } });
  await make(`/pages/${page}/publish`, { reason: 'For the test.' });
  const photograph = aForm([{ name: `${SECRET}.jpg`, bytes: await aPhotograph(400, 300) }]);
  const [asset] = (await api<{ id: string }[]>('POST', `${own}/assets/upload`, { form: photograph })).data;
  const key = await make('/api-keys', { name: SECRET, scopes: ['pages:read'] });
  const entry = await make('/navigation', { location: 'header', label: SECRET, pageId: page });
  const template = await aTemplate(api);
  const versions = await api<{ id: string }[]>('GET', `${own}/pages/${page}/versions`);
  const deliveries = await until('every delivery has arrived', async () => {
    const { data } = await api<{ id: string; status: string }[]>(
      'GET',
      `${own}/webhooks/${webhook}/deliveries?limit=100`,
    );
    return data.length >= 5 && data.every(({ status }) => status === 'delivered') ? data : undefined;
  });
  await receiver.close();
  const ids: Ids = {
    tenant: tenantId,
    page,
    section,
    webhook,
    key,
    template,
    entry,
    asset: asset?.id ?? '',
    version: versions.data[0]?.id ?? '',
    delivery: deliveries[0]?.id ?? '',
  };
  expect(Object.values(ids).every((id) => id.length === 36)).toBe(true);
  return { ids, api, slug, rows: await settledRows(tenantId) };
}

/** The rows once two looks in a row have seen the same: nothing is on its way any more. */
async function settledRows(tenantId: string) {
  let before = await rowsOfTenant(tenantId);
  return until('the rows have come to rest', async () => {
    const pending = before.events?.some((row) => row.includes('"dispatched_at": null'));
    const now = await rowsOfTenant(tenantId);
    const rested = !pending && JSON.stringify(now) === JSON.stringify(before);
    before = now;
    return rested ? now : undefined;
  });
}

async function aTemplate(api: Api): Promise<string> {
  const sections = [{ type: 'hero', content: { heading: SECRET } }];
  const body = { name: SECRET, slug: 'zirkonia', description: SECRET, category: 'about', sections };
  const { data } = await api<{ id: string }>('POST', '/api/templates', { body });
  return data.id;
}

async function anIntruder() {
  const { tenantId } = await aTenant({ name: 'Intruder' });
  const { email } = await aPerson({ tenantId });
  const login = await apiOf(server.url, null)<{ accessToken: string }>('POST', '/api/auth/login', {
    body: { email, password: PASSWORD },
  });
  return {
    tenantId,
    key: apiOf(server.url, await anApiKey({ tenantId })),
    person: apiOf(server.url, login.data.accessToken),
  };
}

/** Braces stand for ids: the victim's, or ones that nobody has. `{own}` is the intruder's tenant. */
interface Probe {
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

const T = '/api/tenants/{tenant}';
const O = '/api/tenants/{own}';
const hero = { type: 'hero', content: { heading: 'Taken over' } };

/** Every kind of thing under the victim's tenant, and the victim's things under the intruder's own. */
const refusals: Probe[] = [
  ...[T, O].flatMap((base): Probe[] => [
    { method: 'GET', path: `${base}/pages/{page}` },
    { method: 'PUT', path: `${base}/pages/{page}`, body: { title: 'Taken over' } },
    { method: 'PATCH', path: `${base}/pages/{page}`, body: { slug: 'taken' } },
    { method: 'DELETE', path: `${base}/pages/{page}` },
    { method: 'POST', path: `${base}/pages/{page}/publish`, body: {} },
    { method: 'POST', path: `${base}/pages/{page}/unpublish`, body: {} },
    { method: 'POST', path: `${base}/pages/{page}/archive`, body: {} },
    { method: 'POST', path: `${base}/pages/{page}/duplicate`, body: {} },
    { method: 'POST', path: `${base}/pages/{page}/preview-link`, body: {} },
    { method: 'GET', path: `${base}/pages/{page}/check` },
    { method: 'GET', path: `${base}/pages/{page}/seo` },
    { method: 'PUT', path: `${base}/pages/{page}/seo`, body: { title: 'Taken over' } },
    { method: 'GET', path: `${base}/pages/{page}/versions` },
    { method: 'POST', path: `${base}/pages/{page}/versions/{version}/restore`, body: {} },
    { method: 'GET', path: `${base}/pages/{page}/sections` },
    { method: 'POST', path: `${base}/pages/{page}/sections`, body: hero },
    { method: 'GET', path: `${base}/pages/{page}/sections/{section}` },
    { method: 'PUT', path: `${base}/pages/{page}/sections/{section}`, body: { visible: false } },
    { method: 'DELETE', path: `${base}/pages/{page}/sections/{section}` },
    {
      method: 'POST',
      path: `${base}/pages/{page}/sections/bulk`,
      body: { operations: [{ operation: 'delete', id: '{section}' }] },
    },
    { method: 'GET', path: `${base}/assets/{asset}` },
    { method: 'PUT', path: `${base}/assets/{asset}`, body: { alt: 'Taken over' } },
    { method: 'DELETE', path: `${base}/assets/{asset}` },
    { method: 'GET', path: `${base}/webhooks/{webhook}` },
    { method: 'PUT', path: `${base}/webhooks/{webhook}`, body: { url: 'http://127.0.0.1:9/taken' } },
    { method: 'DELETE', path: `${base}/webhooks/{webhook}` },
    { method: 'POST', path: `${base}/webhooks/{webhook}/test`, body: {} },
    { method: 'GET', path: `${base}/webhooks/{webhook}/deliveries` },
    { method: 'GET', path: `${base}/webhooks/{webhook}/deliveries/{delivery}` },
    { method: 'POST', path: `${base}/webhooks/{webhook}/deliveries/{delivery}/redeliver`, body: {} },
    { method: 'DELETE', path: `${base}/api-keys/{key}` },
    { method: 'PUT', path: `${base}/navigation/{entry}`, body: { label: 'Taken over' } },
    { method: 'DELETE', path: `${base}/navigation/{entry}` },
  ]),
  { method: 'GET', path: T },
  { method: 'PUT', path: T, body: { name: 'Taken over' } },
  { method: 'DELETE', path: T },
  ...['pages', 'assets', 'assets/usage', 'webhooks', 'api-keys', 'audit', 'branding', 'navigation'].map(
    (list) => ({ method: 'GET', path: `${T}/${list}` }),
  ),
  { method: 'GET', path: `${T}/pages/slug/zirkonia` },
  { method: 'GET', path: `${T}/events/stream` },
  { method: 'PUT', path: `${T}/branding`, body: { siteName: 'Taken over' } },
  { method: 'POST', path: `${T}/pages`, body: { title: 'Planted' } },
  { method: 'POST', path: `${T}/api-keys`, body: { name: 'Planted', scopes: ['read'] } },
  { method: 'POST', path: `${T}/webhooks`, body: { url: 'http://127.0.0.1:9/planted', events: ['*'] } },
  // The same resources by their names without a tenant, with and without the version prefix.
  { method: 'GET', path: '/api/webhooks/{webhook}' },
  { method: 'GET', path: '/api/v1/webhooks/{webhook}' },
  { method: 'PUT', path: '/api/webhooks/{webhook}', body: { status: 'disabled' } },
  { method: 'DELETE', path: '/api/webhooks/{webhook}' },
  { method: 'POST', path: '/api/webhooks/{webhook}/test', body: {} },
  { method: 'GET', path: '/api/webhooks/{webhook}/deliveries' },
  { method: 'DELETE', path: '/api/api-keys/{key}' },
  { method: 'GET', path: '/api/templates/{template}' },
  { method: 'PUT', path: '/api/templates/{template}', body: { name: 'Taken over' } },
  { method: 'DELETE', path: '/api/templates/{template}' },
  // Odd ways of writing the same.
  { method: 'GET', path: '/api/v1/tenants/{tenant}/pages/{page}' },
  { method: 'GET', path: `${O}/../{tenant}/pages/{page}` },
  { method: 'GET', path: '/api/tenants/{TENANT}/pages/{page}' },
  { method: 'GET', path: `${T}/pages/{page}?tenantId={own}` },
  { method: 'GET', path: `${T}/pages/{page}`, headers: { 'x-tenant-id': '{tenant}' } },
  { method: 'GET', path: `${O}/pages/{page}`, headers: { 'x-tenant-id': '{tenant}' } },
  {
    method: 'GET',
    path: `${T}/pages/{page}`,
    headers: { 'x-middleware-subrequest': 'middleware:middleware:middleware' },
  },
  {
    method: 'GET',
    path: `${T}/pages/{page}`,
    headers: { 'x-forwarded-host': 'localhost', 'x-user-id': '{own}' },
  },
  { method: 'GET', path: `${T}/pages/{page}`, headers: { 'x-http-method-override': 'DELETE' } },
  { method: 'DELETE', path: `${T}/pages/{page}`, headers: { 'if-match': '"1"' } },
];

/** The victim's ids inside bodies for the intruder's own things. */
const references: Probe[] = [
  { method: 'POST', path: `${O}/pages`, body: { title: 'Child', parentId: '{page}' } },
  { method: 'POST', path: `${O}/pages`, body: { title: 'Copy', templateId: '{template}' } },
  { method: 'PUT', path: `${O}/branding`, body: { logoAssetId: '{asset}' } },
  { method: 'POST', path: `${O}/navigation`, body: { location: 'header', label: 'There', pageId: '{page}' } },
  {
    method: 'POST',
    path: `${O}/navigation`,
    body: { location: 'header', label: 'Below', parentId: '{entry}' },
  },
  { method: 'POST', path: '/api/templates/{template}/apply', body: { pageId: '{page}' } },
  { method: 'POST', path: `${O}/pages`, body: { title: 'Planted', tenantId: '{tenant}' } },
];

/** Lists of the intruder's own, asked for the victim's things. */
const lists: Probe[] = [
  { method: 'GET', path: `${O}/pages?filter[parentId]={page}` },
  { method: 'GET', path: `${O}/pages?search=${SECRET}` },
  { method: 'GET', path: `${O}/audit?resourceId={page}` },
  { method: 'GET', path: `${O}/pages`, headers: { 'x-tenant-id': '{tenant}' } },
  { method: 'GET', path: '/api/templates' },
  { method: 'GET', path: '/api/webhooks' },
  { method: 'GET', path: '/api/api-keys' },
  { method: 'GET', path: '/api/audit' },
  { method: 'GET', path: '/api/tenants' },
];

function fill<T>(value: T, ids: Ids): T {
  const known: Record<string, string> = { ...ids, TENANT: ids.tenant.toUpperCase(), own: intruder.tenantId };
  return JSON.parse(
    JSON.stringify(value).replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole),
  );
}

async function ask(api: Api, probe: Probe, ids: Ids): Promise<Said> {
  const { method, path, body, headers } = fill(probe, ids);
  return api(method, path, { body, headers });
}

/** Ids that nobody has. */
function nobodys(): Ids {
  return Object.fromEntries(Object.keys(victim.ids).map((name) => [name, randomUUID()])) as Ids;
}

/** An answer without what differs between any two requests. */
function gist({ status, code, error, data }: Said) {
  const text = JSON.stringify(data ?? null).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<id>');
  return { status, code, error, data: text };
}

const title = ({ method, path, headers }: Probe) =>
  `${method} ${path} ${headers ? JSON.stringify(headers) : ''}`;

describe.each(['key', 'person'] as const)('a stranger with a %s', (credential) => {
  test.each(refusals.map((probe) => [title(probe), probe] as const))(
    '%s is answered as missing',
    async (_, probe) => {
      const said = await ask(intruder[credential], probe, victim.ids);
      expect(gist(said)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      expect(gist(said)).toEqual(gist(await ask(intruder[credential], probe, nobodys())));
      expect(said.text).not.toContain(SECRET);
    },
  );

  test.each(references.map((probe) => [`${title(probe)} ${JSON.stringify(probe.body)}`, probe] as const))(
    '%s is refused as for an id that nobody has',
    async (_, probe) => {
      const said = await ask(intruder[credential], probe, victim.ids);
      expect([404, 422]).toContain(said.status);
      expect(gist(said)).toEqual(gist(await ask(intruder[credential], probe, nobodys())));
      expect(said.text).not.toContain(SECRET);
    },
  );

  test.each(lists.map((probe) => [title(probe), probe] as const))(
    '%s shows nothing of it',
    async (_, probe) => {
      const said = await ask(intruder[credential], probe, victim.ids);
      expect([200, 422]).toContain(said.status);
      expect(said.text).not.toContain(SECRET);
      for (const id of Object.values(victim.ids)) expect(JSON.stringify(said.data ?? null)).not.toContain(id);
    },
  );
});

test('an Idempotency-Key of the victim replays nothing to a stranger', async () => {
  const headers = { 'idempotency-key': 'the-same-for-both' };
  const body = { title: 'Twice' };
  const theirs = await aTenant();
  const other = apiOf(server.url, await anApiKey({ tenantId: theirs.tenantId }));
  const first = await other<{ id: string }>('POST', `/api/tenants/${theirs.tenantId}/pages`, {
    body,
    headers,
  });
  const again = await intruder.key<{ id: string }>('POST', `/api/tenants/${intruder.tenantId}/pages`, {
    body,
    headers,
  });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.headers.get('idempotency-replayed')).toBeNull();
  expect(again.data.id).not.toBe(first.data.id);
});

test('after all that, the victim has exactly the rows that were there before', async () => {
  expect(await rowsOfTenant(victim.ids.tenant)).toEqual(victim.rows);
});
