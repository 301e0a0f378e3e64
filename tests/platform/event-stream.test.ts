import { setTimeout as sleep } from 'node:timers/promises';
import { listenForCommits } from '@/core/realtime/commits';
import * as stream from '../../app/api/tenants/[tenantId]/events/stream/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { anApiKey, inTenant } from '../support/factories';
import { type Caller, callerWith, tenant } from '../support/harness';

interface Message {
  id: string;
  event: string;
  data: { id: string; type: string; data: { title: string } };
}

let ear: Awaited<ReturnType<typeof listenForCommits>>;
beforeAll(async () => {
  ear = await listenForCommits();
});
afterAll(() => ear.stop());

/** Opens the stream as a browser would, and reads messages one by one. */
async function follow(caller: Caller, lastEventId?: string) {
  const abort = new AbortController();
  const headers: Record<string, string> = { authorization: `Bearer ${caller.credential}` };
  if (lastEventId) headers['last-event-id'] = lastEventId;
  const request = new Request('http://localhost:3000/api/events/stream', { headers, signal: abort.signal });
  const response = await stream.GET(request, { params: Promise.resolve({ tenantId: caller.tenantId }) });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  const block = async (): Promise<string | null> => {
    while (!buffer.includes('\n\n')) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return null;
      buffer += chunk.value;
    }
    const end = buffer.indexOf('\n\n');
    const text = buffer.slice(0, end);
    buffer = buffer.slice(end + 2);
    return text;
  };
  const next = async (): Promise<Message | null> => {
    for (;;) {
      const text = await block();
      if (text === null) return null;
      if (text.startsWith(':')) continue;
      const fields = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
      return { ...fields, data: JSON.parse(fields.data ?? '{}') } as Message;
    }
  };
  expect(await block()).toBe(': welcome');
  return { response, next, close: () => abort.abort() };
}

const create = (caller: Caller, title: string) =>
  caller.call(pages.POST, { method: 'POST', body: { title } });

it('tells of a page as it is committed, to its own tenant only', async () => {
  const [acme, other] = [await tenant(), await tenant()];
  const ours = await follow(acme);
  await create(other, 'Theirs');
  await create(acme, 'Ours');
  expect(await ours.next()).toMatchObject({ event: 'page.created', data: { data: { title: 'Ours' } } });
  ours.close();
});

it('resumes after the last event seen: each missed one once, in order', async () => {
  const acme = await tenant();
  const first = await follow(acme);
  await create(acme, 'One');
  const seen = await first.next();
  first.close();
  for (const title of ['Two', 'Three', 'Four']) await create(acme, title);
  const again = await follow(acme, seen?.id);
  const titles = [await again.next(), await again.next(), await again.next()].map(
    (message) => message?.data.data.title,
  );
  expect(titles).toEqual(['Two', 'Three', 'Four']);
  again.close();
});

it('says so when it does not know where to resume', async () => {
  const acme = await tenant();
  const ours = await follow(acme, '01900000-0000-7000-8000-000000000000');
  expect(await ours.next()).toMatchObject({ event: 'gap' });
  ours.close();
});

it('leaves out what the listener may not read, and closes when the credential is gone', async () => {
  const acme = await tenant();
  const poor = callerWith(
    acme.tenantId,
    '',
    await anApiKey({ tenantId: acme.tenantId, scopes: ['events:read', 'assets:read'] }),
  );
  const rich = await follow(acme);
  const ours = await follow(poor);
  await create(acme, 'Hidden');
  expect(await rich.next()).toMatchObject({ event: 'page.created' });
  await inTenant(acme.tenantId, (db) => db.apiKey.updateMany({ data: { revokedAt: new Date() } }));
  await inTenant(
    acme.tenantId,
    (db) =>
      db.$queryRaw`select pg_notify('quintet_events', ${JSON.stringify({ tenantId: acme.tenantId, resource: 'api_key' })})::text`,
  );
  expect(await ours.next()).toBeNull();
  expect(await rich.next()).toBeNull();
});

it('holds one caller to twenty streams, and gives a place back when one is left', async () => {
  const acme = await tenant();
  const streams = await Promise.all(Array.from({ length: 20 }, () => follow(acme)));
  const oneMore = async () => {
    const abort = new AbortController();
    const headers = { authorization: `Bearer ${acme.credential}` };
    const request = new Request('http://localhost:3000/api/events/stream', { headers, signal: abort.signal });
    const response = await stream.GET(request, { params: Promise.resolve({ tenantId: acme.tenantId }) });
    abort.abort();
    return response.status;
  };
  expect(await oneMore()).toBe(429);
  streams[0]?.close();
  while ((await oneMore()) !== 200) await sleep(20);
  for (const open of streams) open.close();
});

it('begins no stream for those who ask for its headers only', async () => {
  const acme = await tenant();
  for (let asked = 0; asked < 21; asked += 1) {
    const answer = await acme.call(stream.GET, { method: 'HEAD', path: '/api/events/stream' });
    expect(answer).toMatchObject({ status: 200, text: '' });
  }
  (await follow(acme)).close();
});
