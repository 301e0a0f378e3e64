import { Webhook } from 'standardwebhooks';
import { closePrisma } from '@/core/db/client';
import { closePool } from '@/core/db/pool';
import { type RunningServer, startServer } from '../support/e2e';
import { apiOf, rowsOfTenant, until } from '../support/e2e-api';
import { anApiKey, aTenant } from '../support/factories';
import { type Received, type Receiver, startReceiver } from '../support/receiver';

/** A dead worker's jobs are handed over after 20 s without a sign of life. */
const HANDOVER_MS = 60_000;
const PAGES = 12;

let server: RunningServer | undefined;
let receiver: Receiver | undefined;

afterEach(async () => {
  await server?.stop();
  await receiver?.close();
});

afterAll(async () => {
  await closePrisma();
  await closePool();
});

interface Created {
  id: string;
  status: number;
}

/** A tenant on the running server whose every event goes to the receiver. */
async function aListener({ url }: RunningServer, hook: string) {
  const { tenantId } = await aTenant({ plan: 'enterprise' });
  const key = await anApiKey({ tenantId });
  const made = await apiOf(url, key)<{ secret: string }>('POST', `/api/tenants/${tenantId}/webhooks`, {
    body: { url: hook, events: ['page.created'] },
  });
  expect(made.status).toBe(201);
  return { tenantId, key, secret: made.data.secret, pages: `/api/tenants/${tenantId}/pages` };
}

/** The pages that the receiver was told of, each delivery's signature checked. */
function told(received: Received[], secret: string): Map<string, Set<string>> {
  const verifier = new Webhook(secret);
  const pages = new Map<string, Set<string>>();
  for (const { body, headers } of received) {
    verifier.verify(body, headers as Record<string, string>);
    const { data } = JSON.parse(body) as { data: { id: string } };
    const ids = pages.get(data.id) ?? new Set();
    pages.set(data.id, ids.add(String(headers['webhook-id'])));
  }
  return pages;
}

/** The system's word for why a request got no answer. */
function failureOf(error: Error): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? error.message;
}

async function createdRows(tenantId: string) {
  const rows = await rowsOfTenant(tenantId);
  const pick = (table: string, mark: string) => (rows[table] ?? []).filter((row) => row.includes(mark));
  return {
    pages: rows.pages ?? [],
    events: pick('events', '"type": "page.created"'),
    audits: pick('audit_logs', '"action": "page.created"'),
    deliveries: rows.webhook_deliveries ?? [],
  };
}

test('killed between commit and delivery, it tells of every change after its next start, under the same ids', async () => {
  // The first answers never come: the killed process dies holding them.
  let alive = false;
  receiver = await startReceiver((_, response) => {
    if (alive) response.end('ok');
  });
  server = await startServer();
  const { tenantId, key, secret, pages } = await aListener(server, receiver.url);
  const api = apiOf(server.url, key);
  const made = await Promise.all(
    Array.from({ length: PAGES }, (_, n) => api<Created>('POST', pages, { body: { title: `Page ${n}` } })),
  );
  expect(made.map(({ status }) => status)).toEqual(Array.from({ length: PAGES }, () => 201));
  await receiver.got(1);
  await server.kill();

  const before = receiver.received.length;
  const left = await createdRows(tenantId);
  expect([left.pages.length, left.events.length, left.audits.length]).toEqual([PAGES, PAGES, PAGES]);
  expect(left.deliveries.some((row) => row.includes('"delivered"'))).toBe(false);

  alive = true;
  server = await startServer();
  const all = await until(
    'every delivery has arrived',
    async () => {
      const { deliveries } = await createdRows(tenantId);
      return deliveries.filter((row) => row.includes('"delivered"')).length === PAGES
        ? deliveries
        : undefined;
    },
    HANDOVER_MS,
  );
  expect(all).toHaveLength(PAGES);
  const byPage = told(receiver.received, secret);
  expect([...byPage.keys()].sort()).toEqual(made.map(({ data }) => data.id).sort());
  // Told twice at most: once by the process that was killed, once by the next; and both times under one id.
  expect([...byPage.values()].every((ids) => ids.size === 1)).toBe(true);
  const after = told(receiver.received.slice(before), secret);
  expect(after.size).toBe(PAGES);
  const end = await createdRows(tenantId);
  expect([end.pages.length, end.events.length, end.audits.length]).toEqual([PAGES, PAGES, PAGES]);
}, 300_000);

test('asked to end under load, it answers what it has accepted, ends with 0, and loses nothing', async () => {
  receiver = await startReceiver();
  server = await startServer();
  const { tenantId, key, secret, pages } = await aListener(server, receiver.url);
  const api = apiOf(server.url, key);
  const statuses: number[] = [];
  const accepted: string[] = [];
  const failures: string[] = [];

  /** One client: a page after the other, until the server takes no more. */
  const client = async (name: string) => {
    for (let n = 0; ; n += 1) {
      const said = await api<Created>('POST', pages, { body: { title: `${name} ${n}` } }).catch(failureOf);
      if (typeof said === 'string') return failures.push(said);
      statuses.push(said.status);
      if (said.status === 201) accepted.push(said.data.id);
    }
  };
  const clients = Array.from({ length: 8 }, (_, n) => client(`Client ${n}`));
  await until('the load is on', async () => (accepted.length > 40 ? true : undefined));
  const code = await server.stop();
  await Promise.all(clients);
  expect(code).toBe(0);
  expect(failures).toHaveLength(8);
  expect(statuses.filter((status) => status !== 201)).toEqual([]);

  // What was answered is there, and nothing was done without its client being told.
  const left = await createdRows(tenantId);
  const written = left.pages.length;
  expect({ written, failures }).toEqual({ written: accepted.length, failures });
  expect([left.events.length, left.audits.length]).toEqual([written, written]);
  expect(accepted.filter((id) => !left.pages.some((row) => row.includes(id)))).toEqual([]);

  server = await startServer();
  const settled = receiver;
  await until(
    'the receiver has been told of every page',
    async () => (told(settled.received, secret).size === written ? true : undefined),
    HANDOVER_MS,
  );
  expect([...told(receiver.received, secret).values()].every((ids) => ids.size === 1)).toBe(true);
}, 300_000);
