import WebSocket from 'ws';
import { readersEnded } from '@/core/realtime/tenant-reader';
import * as apiKey from '../../app/api/tenants/[tenantId]/api-keys/[keyId]/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { anApiKey, seenBy } from '../support/factories';
import { type Caller, memberOf, tenant } from '../support/harness';
import { socketServer } from '../support/sockets';

interface Message {
  type: string;
  data: Record<string, unknown>;
  timestamp: string;
}

let server: Awaited<ReturnType<typeof socketServer>>;
beforeAll(async () => {
  server = await socketServer();
});
afterAll(async () => {
  await server.close();
  await readersEnded();
});

/** A client that reads messages one by one; `auth` is its first message, `query` what the address says. */
function open(query: Record<string, string> = {}, auth?: object, headers: Record<string, string> = {}) {
  const address = `${server.url.replace('http', 'ws')}/ws?${new URLSearchParams(query)}`;
  const socket = new WebSocket(address, { headers });
  const messages: Message[] = [];
  let wake: () => void = () => undefined;
  socket.on('open', () => auth && socket.send(JSON.stringify({ type: 'auth', ...auth })));
  socket.on('message', (text) => {
    messages.push(JSON.parse(String(text)));
    wake();
  });
  const ended = new Promise<string>((resolve) => {
    socket.on('close', (code, reason) => resolve(`${code} ${reason}`));
    socket.on('error', () => resolve('refused'));
  });
  const next = async (): Promise<Message> => {
    for (;;) {
      const message = messages.shift();
      if (message) return message;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { socket, next, ended, messages, say: (message: unknown) => socket.send(JSON.stringify(message)) };
}

const create = (caller: Caller, title: string) =>
  caller.call<{ id: string }>(pages.POST, { method: 'POST', body: { title } });

it('tells of events to who brings a token in the address or as first message', async () => {
  const acme = await tenant();
  const token = acme.credential;
  const clients = [open({ token }), open({}, { token })];
  for (const client of clients) expect((await client.next()).type).toBe('ready');
  const { data } = await create(acme, 'Ours');
  for (const client of clients) {
    const told = await client.next();
    expect(told).toMatchObject({ type: 'page:created', data: { id: data.id, title: 'Ours' } });
    expect(told.timestamp).toBe(told.data.timestamp);
    client.socket.close();
  }
});

it('closes with the code of the refusal', async () => {
  const acme = await tenant();
  const blind = await anApiKey({ tenantId: acme.tenantId, scopes: ['pages:read'] });
  expect(await open({ token: 'nonsense' }).ended).toBe('4401 INVALID_TOKEN');
  expect(await open({ token: blind }).ended).toBe('4401 FORBIDDEN');
  expect(await open({}, { token: 'nonsense' }).ended).toBe('4401 INVALID_TOKEN');
  expect(await open({}, {}).ended).toBe('4401 UNAUTHORIZED');
  expect(await open({ token: acme.credential }, undefined, { origin: 'https://evil.test' }).ended).toBe(
    'refused',
  );
});

it('says nothing of the tenant to who has not proven anything', async () => {
  const acme = await tenant();
  const silent = open();
  await new Promise((resolve) => silent.socket.once('open', resolve));
  silent.say({ type: 'subscribe', resource: 'tenant' });
  expect(await silent.next()).toMatchObject({ type: 'error', data: { code: 'BAD_REQUEST' } });
  await create(acme, 'Unheard');
  silent.say({ type: 'ping' });
  expect((await silent.next()).type).toBe('pong');
  silent.socket.close();
});

it('resumes after the last event, or tells of the gap', async () => {
  const acme = await tenant();
  const token = acme.credential;
  const first = open({ token });
  await first.next();
  await create(acme, 'One');
  const lastEventId = String((await first.next()).data.eventId);
  first.socket.close();
  for (const title of ['Two', 'Three']) await create(acme, title);
  const again = open({}, { token, lastEventId });
  expect((await again.next()).type).toBe('ready');
  expect([(await again.next()).data.title, (await again.next()).data.title]).toEqual(['Two', 'Three']);
  again.socket.close();
  const lost = open({ token, lastEventId: 'nonsense' });
  expect([(await lost.next()).type, (await lost.next()).type]).toEqual(['ready', 'gap']);
  lost.socket.close();
});

it('narrows to resources, and refuses rooms whose events one may not hear', async () => {
  const acme = await tenant();
  const scopes = ['events:read', 'pages:read'];
  const ours = open({ token: await anApiKey({ tenantId: acme.tenantId, scopes }) });
  await ours.next();
  const wanted = (await create(acme, 'Wanted')).data.id;
  await ours.next();
  ours.say({ type: 'subscribe', resource: 'api_key:x' });
  expect(await ours.next()).toMatchObject({ type: 'error', data: { code: 'NOT_FOUND' } });
  ours.say({ type: 'subscribe', resource: `page:${wanted}` });
  expect((await ours.next()).type).toBe('subscribed');
  ours.say({ type: 'unsubscribe', resource: 'tenant' });
  expect((await ours.next()).type).toBe('unsubscribed');
  await create(acme, 'Unheard');
  ours.say({ type: 'subscribe', resource: 'tenant' });
  expect((await ours.next()).type).toBe('subscribed');
  ours.socket.close();
});

it('closes when the key is revoked', async () => {
  const acme = await tenant();
  const ours = open({ token: acme.credential });
  await ours.next();
  const owner = await memberOf(acme.tenantId, 'owner');
  const [key] = await seenBy(acme.tenantId, (db) =>
    db.apiKey.findMany({ orderBy: { createdAt: 'asc' }, take: 1 }),
  );
  await owner.call(apiKey.DELETE, { method: 'DELETE', params: { keyId: key?.id ?? '' } });
  expect(await ours.ended).toBe('4401 INVALID_TOKEN');
  expect(ours.messages).toEqual([]);
});

it('closes for a message that is too large, and answers one that is none', async () => {
  const acme = await tenant();
  const ours = open({ token: acme.credential });
  await ours.next();
  ours.socket.send('nonsense');
  expect(await ours.next()).toMatchObject({ type: 'error', data: { code: 'BAD_REQUEST' } });
  ours.socket.send('x'.repeat(20_000));
  expect(await ours.ended).toMatch(/^1009/);
});

it('tells clients that the server ends', async () => {
  const acme = await tenant();
  const another = await socketServer();
  const socket = new WebSocket(`${another.url.replace('http', 'ws')}/ws?token=${acme.credential}`);
  await new Promise((resolve) => socket.once('message', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  another.endSockets();
  expect(await closed).toBe(1001);
  await another.close();
});
