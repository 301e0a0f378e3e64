import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import WebSocket from 'ws';
import { sessionCookieName } from '@/core/auth/session-cookie';
import { verifyAccessToken } from '@/core/auth/tokens';
import { env } from '@/core/env';
import { defineEvent, socketName } from '@/core/events/catalogue';
import { newId } from '@/core/ids';
import { provenFollower } from '@/core/realtime/admission';
import { startOf, Tap } from '@/core/realtime/tap';
import { readersEnded } from '@/core/realtime/tenant-reader';
import * as apiKey from '../../app/api/tenants/[tenantId]/api-keys/[keyId]/route';
import * as member from '../../app/api/tenants/[tenantId]/members/[userId]/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { anApiKey, inTenant, seenBy } from '../support/factories';
import { type Caller, memberOf, signedIn, tenant } from '../support/harness';
import { socketServer } from '../support/sockets';

let server: Awaited<ReturnType<typeof socketServer>>;
beforeAll(async () => {
  server = await socketServer();
});
afterAll(async () => {
  await server.close();
  await readersEnded();
});

const create = async (caller: Caller, title: string) => {
  const made = await caller.call<{ id: string }>(pages.POST, { method: 'POST', body: { title } });
  return made.data.id;
};
const connect = (caller: Caller, more: Record<string, unknown> = {}) =>
  server.connect({ token: caller.credential, ...more });

describe('connecting', () => {
  it('takes a key or an access token, as auth.token, as header or in the address', async () => {
    const acme = await tenant();
    const ada = await signedIn({ tenantId: acme.tenantId });
    const token = ada.credential;
    const clients = await Promise.all([
      connect(acme),
      connect(ada),
      server.connect({}, { extraHeaders: { authorization: `Bearer ${token}` } }),
      server.connect({}, { query: { token } }),
      server.connect({ token }, { transports: ['polling'] }),
    ]);
    const id = await create(acme, 'To all');
    for (const client of clients)
      expect(await client.next()).toMatchObject({ name: 'page:created', data: { id } });
  });

  it('takes the cookie of the console from its own pages only', async () => {
    const acme = await tenant();
    const ada = await signedIn({ tenantId: acme.tenantId });
    const { userId, sessionId, tenantId } = await verifyAccessToken(ada.credential, new Date());
    const sealed = await encode({
      token: { sub: userId, sid: sessionId, tenantId },
      secret: env().AUTH_SECRET,
    });
    const cookie = `${sessionCookieName()}=${sealed}`;
    expect(await server.refused({}, { cookie, origin: server.url })).toBe('connected');
    expect(await server.refused({}, { cookie })).toBe('CSRF_REJECTED');
    expect(await server.refused({}, { cookie, origin: 'https://evil.test' })).not.toBe('connected');
  });

  it('refuses what a page of an unknown origin sends, even with a good token', async () => {
    const { credential: token } = await tenant();
    expect(await server.refused({ token }, { origin: 'https://evil.test' })).not.toBe('connected');
  });

  it('refuses with the code that the API would answer', async () => {
    const acme = await tenant();
    const other = await tenant();
    const ada = await signedIn({ tenantId: acme.tenantId });
    const blind = await anApiKey({ tenantId: acme.tenantId, scopes: ['pages:read'] });
    expect(await server.refused({})).toBe('UNAUTHORIZED');
    expect(await server.refused({ token: 'nonsense' })).toBe('INVALID_TOKEN');
    expect(await server.refused({ token: '' })).toBe('BAD_REQUEST');
    expect(await server.refused({ token: blind })).toBe('FORBIDDEN');
    expect(await server.refused({ token: ada.credential, tenantId: other.tenantId })).toBe('NOT_FOUND');
    expect(await server.refused({ token: ada.credential, tenantId: newId() })).toBe('NOT_FOUND');
  });

  it('opens nothing at all for a wrong token in the address', async () => {
    const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&token=`;
    const { credential } = await tenant();
    const outcome = (url: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url);
        socket.on('message', (text) => {
          resolve(String(text).slice(0, 1));
          socket.close();
        });
        socket.on('error', () => resolve('refused'));
      });
    expect(await outcome(`${address}invalid`)).toBe('refused');
    expect(await outcome(address + credential)).toBe('0');
  });

  it('holds one caller to twenty at once, contenders too', async () => {
    const { credential: token } = await tenant();
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => server.refused({ token })));
    expect(outcomes.filter((outcome) => outcome === 'connected')).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === 'RATE_LIMIT_EXCEEDED')).toHaveLength(5);
  });
});

describe('events', () => {
  it('come under the name that clients know, with id and time, to the own tenant only', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const [ours, alsoOurs] = [await connect(acme), await connect(acme)];
    await create(other, 'Theirs');
    const id = await create(acme, 'Ours');
    const told = await ours.next();
    expect(told).toMatchObject({ name: 'page:created', data: { id, title: 'Ours' } });
    const [event] = await seenBy(acme.tenantId, (db) => db.event.findMany());
    expect(told.data).toMatchObject({ eventId: event?.id, timestamp: event?.createdAt.toISOString() });
    expect(await alsoOurs.next()).toEqual(told);
  });

  it('may declare another name for sockets', () => {
    const words = { resource: 'page', summary: '', payload: expect.anything(), permission: 'pages:read' };
    expect(socketName({ ...words, type: 'page.published' })).toBe('page:published');
    expect(socketName({ ...words, type: 'page.published', socket: 'site:live' })).toBe('site:live');
    expect(() => defineEvent({ ...words, type: 'nonsense' })).toThrow();
  });

  it('are left out where the listener lacks their permission', async () => {
    const acme = await tenant();
    const scopes = ['events:read', 'assets:read'];
    const poor = await server.connect({ token: await anApiKey({ tenantId: acme.tenantId, scopes }) });
    const rich = await connect(acme);
    await create(acme, 'Hidden');
    const { data } = await rich.next();
    const last = await tellOf(acme.tenantId, 'asset.deleted', 'asset', newId(), { id: newId() });
    expect(await poor.next()).toMatchObject({ name: 'asset:deleted', data: { eventId: last } });
    expect(poor.heard.map((heard) => heard.data.eventId)).not.toContain(data.eventId);
  });

  it('that are one person’s own affair reach that person alone', async () => {
    const acme = await tenant();
    const [ada, bea] = [
      await signedIn({ tenantId: acme.tenantId }),
      await signedIn({ tenantId: acme.tenantId }),
    ];
    const [hers, others] = [await connect(ada), await connect(bea)];
    const mine = { id: newId(), userId: ada.userId };
    await tellOf(acme.tenantId, 'notification.created', 'notification', mine.id, mine);
    await create(acme, 'For both');
    expect([(await hers.next()).name, (await hers.next()).name]).toEqual([
      'notification:created',
      'page:created',
    ]);
    expect((await others.next()).name).toBe('page:created');
  });

  it('of single resources come to whoever subscribed to those only', async () => {
    const acme = await tenant();
    const wanted = newId();
    const ours = await connect(acme, { resources: [`page:${wanted}`] });
    await tellOf(acme.tenantId, 'page.deleted', 'page', newId(), { id: 'other' });
    await tellOf(acme.tenantId, 'page.deleted', 'page', wanted, { id: wanted });
    expect(await ours.next()).toMatchObject({ data: { id: wanted } });
    expect(await ours.ask('subscribe', { resource: 'tenant' })).toMatchObject({ success: true });
    const id = await create(acme, 'All again');
    expect(await ours.next()).toMatchObject({ data: { id } });
    await ours.ask('unsubscribe', { resource: 'tenant' });
    await create(acme, 'Unheard');
    await tellOf(acme.tenantId, 'page.deleted', 'page', wanted, { id: 'again' });
    expect(await ours.next()).toMatchObject({ data: { id: 'again' } });
  });

  it('cannot be subscribed to without their permission, nor where there is no such kind: both alike', async () => {
    const acme = await tenant();
    const scopes = ['events:read', 'assets:read'];
    const poor = await server.connect({ token: await anApiKey({ tenantId: acme.tenantId, scopes }) });
    const answers = [`page:${newId()}`, `spaceship:${newId()}`, 'page', '', 7, { resource: null }].map(
      (room) => poor.ask('subscribe', room),
    );
    const [forbidden, unknown, ...malformed] = await Promise.all(answers);
    expect(forbidden).toMatchObject({ success: false, code: 'NOT_FOUND' });
    for (const answer of [unknown, ...malformed]) expect(answer).toEqual(forbidden);
    expect(await poor.ask('subscribe', `asset:${newId()}`)).toMatchObject({ success: true });
  });

  it('may be large', async () => {
    const acme = await tenant();
    const ours = await connect(acme);
    const large = 'ل'.repeat(128 * 1024);
    for (let at = 0; at < 8; at += 1)
      await tellOf(acme.tenantId, 'page.deleted', 'page', `${at}`, { id: large });
    for (let at = 0; at < 8; at += 1) expect((await ours.next()).data.id).toBe(large);
  });
});

describe('after a break', () => {
  it('each missed event comes once, in order, and then the new ones', async () => {
    const acme = await tenant();
    const first = await connect(acme);
    await create(acme, 'One');
    const { data } = await first.next();
    first.socket.disconnect();
    for (const title of ['Two', 'Three']) await create(acme, title);
    const again = await connect(acme, { lastEventId: data.eventId });
    await create(acme, 'Four');
    const titles = [await again.next(), await again.next(), await again.next()].map(
      (heard) => heard.data.title,
    );
    expect(titles).toEqual(['Two', 'Three', 'Four']);
    expect(again.heard).toHaveLength(3);
  });

  it('a thousand come whole and in order while others are written', async () => {
    const acme = await tenant();
    const from = await tellOf(acme.tenantId, 'page.deleted', 'page', 'start', { id: 'start' });
    await tellMany(acme.tenantId, 0, 700);
    const [resumed] = await Promise.all([
      connect(acme, { lastEventId: from }),
      tellMany(acme.tenantId, 700, 300),
    ]);
    const seen: unknown[] = [];
    while (seen.length < 1000) seen.push((await resumed.next()).data.id);
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, at) => `${at}`));
  });

  it('a gap is told where the last event is not known, and another tenant’s is not known', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const foreign = await tellOf(other.tenantId, 'page.deleted', 'page', 'x', { id: 'x' });
    for (const lastEventId of [newId(), foreign, '', 'nonsense']) {
      const ours = await connect(acme, { lastEventId });
      expect(await ours.next()).toMatchObject({ name: 'gap', data: { lastEventId } });
      ours.socket.disconnect();
    }
  });
});

describe('a right that is lost', () => {
  it('closes the tap of a revoked key, and nothing later gets through', async () => {
    const acme = await tenant();
    const ours = await connect(acme);
    const owner = await memberOf(acme.tenantId, 'owner');
    const [key] = await seenBy(acme.tenantId, (db) =>
      db.apiKey.findMany({ orderBy: { createdAt: 'asc' }, take: 1 }),
    );
    await owner.call(apiKey.DELETE, { method: 'DELETE', params: { keyId: key?.id ?? '' } });
    await create(owner, 'Too late');
    expect(await ours.ended).toBe('io server disconnect');
    expect(ours.heard).toEqual([{ name: 'ended', data: expect.objectContaining({ code: 'INVALID_TOKEN' }) }]);
  });

  it('narrows the tap of a member with a lesser role', async () => {
    const acme = await tenant();
    const ada = await signedIn({ tenantId: acme.tenantId, role: 'owner' });
    const owner = await signedIn({ tenantId: acme.tenantId, role: 'owner' });
    const ours = await connect(ada);
    await inTenant(acme.tenantId, (db) =>
      db.membership.updateMany({ where: { userId: ada.userId }, data: { role: 'viewer' } }),
    );
    await tellOf(acme.tenantId, 'member.updated', 'member', ada.userId, { id: ada.userId });
    await tellOf(acme.tenantId, 'api_key.revoked', 'api_key', newId(), { id: 'secret' });
    const id = await create(owner, 'For everybody');
    expect(await ours.next()).toMatchObject({ name: 'page:created', data: { id } });
  });

  it('closes the tap of a member who is removed', async () => {
    const acme = await tenant();
    const owner = await signedIn({ tenantId: acme.tenantId, role: 'owner' });
    const ada = await signedIn({ tenantId: acme.tenantId, role: 'editor' });
    const ours = await connect(ada);
    const removed = await owner.call(member.DELETE, { method: 'DELETE', params: { userId: ada.userId } });
    expect(removed.status).toBe(200);
    expect(await ours.ended).toBe('io server disconnect');
  });

  it('closes the tap of a person who is suspended everywhere, told of in another tenant', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const ada = await signedIn({ tenantId: acme.tenantId });
    const ours = await connect(ada);
    await inTenant(
      acme.tenantId,
      (db) => db.user.update({ where: { id: ada.userId }, data: { status: 'suspended' } }),
      ada.userId,
      true,
    );
    await tellOf(other.tenantId, 'user.suspended', 'user', ada.userId, { id: ada.userId });
    expect(await ours.ended).toBe('io server disconnect');
  });
});

it('gives a place back when a client leaves', async () => {
  const { credential: token } = await tenant();
  const clients = await Promise.all(Array.from({ length: 20 }, () => server.connect({ token })));
  expect(await server.refused({ token })).toBe('RATE_LIMIT_EXCEEDED');
  clients[0]?.socket.disconnect();
  while ((await server.refused({ token })) !== 'connected') await sleep(20);
});

it('lets a client go that does not read, and sends it no more meanwhile', async () => {
  const acme = await tenant();
  const headers = { authorization: `Bearer ${acme.credential}` };
  const prove = () => provenFollower(new Request(server.url, { headers }), acme.tenantId);
  const follower = { tenantId: acme.tenantId, principal: await prove(), prove, lastEventId: undefined };
  const start = await startOf(follower);
  const sent: string[] = [];
  const code = new Promise<string>((end) => {
    new Tap(follower, start, { send: (row) => sent.push(row.resourceId), fill: () => sent.length / 10, end });
  });
  await tellMany(acme.tenantId, 0, 100);
  expect(await code).toBe('TOO_SLOW');
  expect(sent).toEqual(['0', '1', '2', '3', '4', '5']);
});

it('tells clients that the server ends in a way that makes them come again', async () => {
  const another = await socketServer();
  const acme = await tenant();
  const ours = await another.connect({ token: acme.credential });
  another.endSockets();
  expect(await ours.ended).toBe('transport close');
  expect(ours.heard).toEqual([{ name: 'ended', data: { code: 'SERVER_ENDS' } }]);
  await another.close();
});

/** Records an event as a service would. @returns its id */
async function tellOf(
  tenantId: string,
  type: string,
  resource: string,
  id: string,
  payload: object,
): Promise<string> {
  const rows = await inTenant(
    tenantId,
    (db) => db.$queryRaw<
      { id: string }[]
    >`select record_event(${type}, ${resource}, ${id}, ${JSON.stringify(payload)}::jsonb,
      'job', 'test', 'test-sockets')::text as id`,
  );
  return rows[0]?.id ?? '';
}

/** Records many deletions of pages in order, in transactions of 100. */
async function tellMany(tenantId: string, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 100) {
    await inTenant(
      tenantId,
      (
        db,
      ) => db.$queryRaw`select count(record_event('page.deleted', 'page', n::text, jsonb_build_object('id', n::text),
        'job', 'test', 'test-sockets'))::int from generate_series(${at}::int, ${at + 99}::int) as n`,
    );
  }
}
