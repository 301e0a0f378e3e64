import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { clock } from '@/core/clock';
import type { Job } from '@/core/jobs/job';
import { signatureHeaders } from '@/core/webhooks/signing';
import { replayWebhook } from '@/services/platform/webhooks/replay';
import { deliverWebhook, dispatchEvent } from '@/services/platform/webhooks/webhooks.jobs';
import * as page from '../../app/api/tenants/[tenantId]/pages/[pageId]/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import * as replayRoute from '../../app/api/tenants/[tenantId]/webhooks/[webhookId]/replay/route';
import * as rotateRoute from '../../app/api/tenants/[tenantId]/webhooks/[webhookId]/rotate-secret/route';
import * as webhookRoute from '../../app/api/tenants/[tenantId]/webhooks/[webhookId]/route';
import * as webhooks from '../../app/api/tenants/[tenantId]/webhooks/route';
import { inTenant, seenBy } from '../support/factories';
import { type Caller, tenant } from '../support/harness';
import { type Received, type Receiver, startReceiver } from '../support/receiver';

interface WebhookData {
  id: string;
  secret: string | null;
  publicKey: string | null;
  signing: string;
  formerSecretUntil: string | null;
}

const receivers: Receiver[] = [];
const realNow = clock.now;
afterEach(async () => {
  clock.now = realNow;
  for (const one of receivers.splice(0)) await one.close();
});

async function receiver(...args: Parameters<typeof startReceiver>): Promise<Receiver> {
  const made = await startReceiver(...args);
  receivers.push(made);
  return made;
}

async function subscribe(caller: Caller, url: string, more: object = {}): Promise<WebhookData> {
  const body = { url, events: ['page.created', 'page.updated'], ...more };
  return (await caller.call<WebhookData>(webhooks.POST, { method: 'POST', body })).data;
}

async function createPage(caller: Caller, title: string): Promise<string> {
  return (await caller.call<{ id: string }>(pages.POST, { method: 'POST', body: { title } })).data.id;
}

/** Dispatches what is new, by hand and at once. */
async function dispatchAll({ tenantId }: Caller): Promise<void> {
  const events = await seenBy(tenantId, (db) => db.event.findMany({ where: { dispatchedAt: null } }));
  for (const event of events) await dispatchEvent.run({ tenantId, eventId: event.id });
}

/** Pending deliveries, in an order of the test's choosing. */
async function pending({ tenantId }: Caller): Promise<string[]> {
  const rows = await seenBy(tenantId, (db) =>
    db.webhookDelivery.findMany({ where: { status: 'pending' }, orderBy: { id: 'asc' } }),
  );
  return rows.map(({ id }) => id);
}

async function deliver(caller: Caller, ids: string[], job: Job = deliverWebhook): Promise<void> {
  for (const deliveryId of ids) await job.run({ tenantId: caller.tenantId, deliveryId });
}

const rotate = (caller: Caller, webhookId: string, body: object = {}) =>
  caller.call<WebhookData>(rotateRoute.POST, { method: 'POST', params: { webhookId }, body });

function verifiesBy(publicKey: string | null, { headers, body }: Received): boolean {
  const x = Buffer.from((publicKey ?? '').replace('whpk_', ''), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  const signatures = String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one.startsWith('v1a,'));
  return signatures.some((one) => verify(null, signed, key, Buffer.from(one.slice(4), 'base64')));
}

const headersOf = ({ headers }: Received) => headers as Record<string, string>;

describe('a signature', () => {
  it('by a shared secret is the one that the specification and its library publish', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const body = '{"test": 2432232314}';
    const headers = signatureHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', new Date(1614265330 * 1000), body, [
      secret,
    ]);
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('by a key pair is Ed25519 as RFC 8032 has it', () => {
    // RFC 8032, 7.1, test 2: the secret key and its public key; the message here is of our own form.
    const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
    const publicKey = Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex');
    const headers = signatureHeaders('msg_1', new Date(1_700_000_000_000), '{}', [
      `whsk_${seed.toString('base64')}`,
    ]);
    expect(headers['webhook-signature']).toMatch(/^v1a,[A-Za-z0-9+/]{86}==$/);
    const received = { headers, body: '{}' } as unknown as Received;
    expect(verifiesBy(`whpk_${publicKey.toString('base64')}`, received)).toBe(true);
    expect(verifiesBy(`whpk_${publicKey.toString('base64')}`, { ...received, body: '{ }' })).toBe(false);
  });

  it('by a key pair arrives, and its private half is shown to nobody', async () => {
    const owner = await tenant();
    const there = await receiver();
    const hook = await subscribe(owner, there.url, { signing: 'ed25519' });
    expect(hook).toMatchObject({ secret: null, signing: 'ed25519' });
    expect(hook.publicKey).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
    await createPage(owner, 'Signed');
    await dispatchAll(owner);
    await deliver(owner, await pending(owner));
    const [received] = await there.got(1);
    expect(received && verifiesBy(hook.publicKey, received)).toBe(true);
    const seen = await owner.call(webhookRoute.GET, { params: { webhookId: hook.id } });
    expect(seen.text).toContain(hook.publicKey ?? 'no key');
    expect(seen.text).not.toContain('whsk_');
  });
});

describe('rotating the secret', () => {
  it('lets both secrets verify until the overlap ends, then the new one alone', async () => {
    const owner = await tenant();
    const there = await receiver();
    const old = await subscribe(owner, there.url);
    const { data: renewed } = await rotate(owner, old.id, { overlapHours: 2 });
    expect(renewed.secret).not.toBe(old.secret);
    await createPage(owner, 'During');
    await dispatchAll(owner);
    await deliver(owner, await pending(owner));
    const [during] = await there.got(1);
    for (const secret of [old.secret, renewed.secret])
      expect(() =>
        new Webhook(secret ?? '').verify(during?.body ?? '', headersOf(during as Received)),
      ).not.toThrow();
    await inTenant(owner.tenantId, (db) =>
      db.webhook.updateMany({ data: { formerSecretUntil: new Date(Date.now() - 1000) } }),
    );
    await createPage(owner, 'After');
    await dispatchAll(owner);
    await deliver(owner, await pending(owner));
    const [, after] = await there.got(2);
    const check = (secret: string | null) => () =>
      new Webhook(secret ?? '').verify(after?.body ?? '', headersOf(after as Received));
    expect(check(renewed.secret)).not.toThrow();
    expect(check(old.secret)).toThrow();
  });

  it('asked for by twenty at once happens once', async () => {
    const owner = await tenant();
    const hook = await subscribe(owner, 'https://example.test/hook');
    const answers = await Promise.all(Array.from({ length: 20 }, () => rotate(owner, hook.id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'CONFLICT')).toHaveLength(19);
  });

  it('keeps every secret out of the audit log', async () => {
    const owner = await tenant();
    const hook = await subscribe(owner, 'https://example.test/hook');
    await rotate(owner, hook.id);
    const rows = await seenBy(owner.tenantId, (db) =>
      db.auditLog.findMany({ where: { resourceType: 'webhook' } }),
    );
    const after = rows.map((row) => row.after as Record<string, unknown>);
    expect(after.length).toBeGreaterThan(1);
    for (const row of after) {
      expect(row.secret_encrypted).toBe('[redacted]');
      expect([undefined, null, '[redacted]']).toContain(row.former_secret_encrypted);
    }
  });
});

describe('a webhook that asked for order', () => {
  /** A page with two changes, dispatched but not delivered. */
  async function changedPage(owner: Caller): Promise<string> {
    const pageId = await createPage(owner, 'First');
    for (const title of ['Second', 'Third'])
      await owner.call(page.PUT, { method: 'PUT', params: { pageId }, body: { title } });
    return pageId;
  }
  const titles = (received: Received[]) =>
    received.map(({ body }) => (JSON.parse(body) as { data: { title: string } }).data.title);

  it('hears of one resource in order, though the worker takes the deliveries backwards', async () => {
    const owner = await tenant();
    const there = await receiver();
    await subscribe(owner, there.url, { ordered: true });
    await changedPage(owner);
    await dispatchAll(owner);
    for (let round = 0; round < 3; round += 1) await deliver(owner, (await pending(owner)).reverse());
    expect(titles(there.received)).toEqual(['First', 'Second', 'Third']);
  });

  it('does not hear of a later event while the earlier one fails, and other resources go on', async () => {
    const owner = await tenant();
    const there = await receiver(({ body }, response) => {
      response.statusCode = body.includes('First') ? 500 : 200;
      response.end();
    });
    await subscribe(owner, there.url, { ordered: true });
    await changedPage(owner);
    await createPage(owner, 'Elsewhere');
    await dispatchAll(owner);
    await deliver(owner, await pending(owner));
    await deliver(owner, await pending(owner));
    expect(new Set(titles(there.received))).toEqual(new Set(['First', 'Elsewhere']));
  });

  it('waits for an earlier event that nobody has looked at yet', async () => {
    const owner = await tenant();
    const there = await receiver();
    await subscribe(owner, there.url, { ordered: true });
    await changedPage(owner);
    const events = await seenBy(owner.tenantId, (db) =>
      db.event.findMany({ where: { resourceType: 'page' }, orderBy: { sequence: 'desc' } }),
    );
    await dispatchEvent.run({ tenantId: owner.tenantId, eventId: events[0]?.id ?? '' });
    await deliver(owner, await pending(owner));
    expect(there.received).toEqual([]);
  });

  it('without it takes what comes', async () => {
    const owner = await tenant();
    const there = await receiver();
    await subscribe(owner, there.url);
    await changedPage(owner);
    await dispatchAll(owner);
    await deliver(owner, (await pending(owner)).reverse());
    expect(titles(there.received)).toEqual(['Third', 'Second', 'First']);
  });
});

describe('sending again', () => {
  const replay = (caller: Caller, webhookId: string, body: object) =>
    caller.call(replayRoute.POST, { method: 'POST', params: { webhookId }, body });
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

  it('sends what the webhook asks for since a moment, under the same ids', async () => {
    const owner = await tenant();
    const there = await receiver();
    const hook = await subscribe(owner, there.url, { events: ['page.created'] });
    await createPage(owner, 'One');
    await createPage(owner, 'Two');
    await dispatchAll(owner);
    await deliver(owner, await pending(owner));
    const since = ago(5);
    expect(await replay(owner, hook.id, { since })).toMatchObject({ status: 202 });
    const work = { tenantId: owner.tenantId, webhookId: hook.id, since, until: new Date().toISOString() };
    await replayWebhook.run({ ...work, types: ['page.created'], requestId: 'again' });
    await deliver(owner, await pending(owner));
    const ids = there.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(2);
  });

  it('keeps from others what one person was told', async () => {
    const owner = await tenant();
    const hook = await subscribe(owner, 'https://example.test/hook', { events: ['*'] });
    const told = {
      type: 'notification.created',
      resourceType: 'notification',
      resourceId: 'x',
      actorType: 'job',
      payload: {},
    };
    await inTenant(owner.tenantId, (db) => db.event.create({ data: { ...told, dispatchedAt: new Date() } }));
    await createPage(owner, 'For all');
    const work = {
      tenantId: owner.tenantId,
      webhookId: hook.id,
      since: ago(5),
      until: new Date(Date.now() + 1000).toISOString(),
    };
    await replayWebhook.run({ ...work, types: ['*'], requestId: 'again' });
    const sent = await seenBy(owner.tenantId, (db) => db.webhookDelivery.findMany());
    expect(sent.map(({ eventType }) => eventType).sort()).toEqual(['page.created', 'webhook.created']);
  });

  it.each([
    [{ since: ago(60 * 24 * 31) }, 'since'],
    [{ since: ago(-5) }, 'since'],
    [{ since: ago(5), types: ['tenant.deleted'] }, 'types'],
  ])('refuses %j', async (body, field) => {
    const owner = await tenant();
    const hook = await subscribe(owner, 'https://example.test/hook');
    const answer = await replay(owner, hook.id, body);
    expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
    expect(answer.details[0]?.field).toBe(field);
  });
});
