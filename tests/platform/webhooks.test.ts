import { Webhook } from 'standardwebhooks';
import type { Job } from '@/core/jobs/job';
import { nextAttempt, RETRY_WAITS_MS } from '@/services/platform/webhooks/delivery';
import { deliverWebhook, dispatchEvent } from '@/services/platform/webhooks/webhooks.jobs';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import * as redeliver from '../../app/api/tenants/[tenantId]/webhooks/[webhookId]/deliveries/[deliveryId]/redeliver/route';
import * as delivery from '../../app/api/tenants/[tenantId]/webhooks/[webhookId]/deliveries/[deliveryId]/route';
import * as deliveries from '../../app/api/tenants/[tenantId]/webhooks/[webhookId]/deliveries/route';
import * as webhook from '../../app/api/tenants/[tenantId]/webhooks/[webhookId]/route';
import * as testRoute from '../../app/api/tenants/[tenantId]/webhooks/[webhookId]/test/route';
import * as webhooks from '../../app/api/tenants/[tenantId]/webhooks/route';
import { seenBy } from '../support/factories';
import { type Caller, tenant } from '../support/harness';
import { type Receiver, startReceiver } from '../support/receiver';

interface WebhookData {
  id: string;
  secret: string;
  status: string;
  disabledReason: string | null;
}
interface DeliveryData {
  id: string;
  status: string;
  attempts: number;
  nextAttemptAt: string | null;
  responseStatus: number | null;
  tries: {
    number: number;
    responseStatus: number | null;
    responseBody: string | null;
    error: string | null;
  }[];
}

const receivers: Receiver[] = [];
afterEach(async () => {
  for (const receiver of receivers.splice(0)) await receiver.close();
});

async function receiver(...args: Parameters<typeof startReceiver>): Promise<Receiver> {
  const made = await startReceiver(...args);
  receivers.push(made);
  return made;
}

async function subscribe(caller: Caller, url: string, events = ['page.created']): Promise<WebhookData> {
  return (await caller.call<WebhookData>(webhooks.POST, { method: 'POST', body: { url, events } })).data;
}

/** What the worker does after a commit, by hand and at once: dispatch each new event, then send what is due. */
async function runJobs(caller: Caller, run: Job[] = [dispatchEvent, deliverWebhook]): Promise<void> {
  const { tenantId } = caller;
  const events = await seenBy(tenantId, (db) => db.event.findMany({ where: { dispatchedAt: null } }));
  if (run.includes(dispatchEvent))
    for (const event of events) await dispatchEvent.run({ tenantId, eventId: event.id });
  const due = await seenBy(tenantId, (db) => db.webhookDelivery.findMany({ where: { status: 'pending' } }));
  if (run.includes(deliverWebhook))
    for (const one of due) await deliverWebhook.run({ tenantId, deliveryId: one.id });
}

async function onlyDelivery(caller: Caller, webhookId: string): Promise<DeliveryData> {
  const list = await caller.call<DeliveryData[]>(deliveries.GET, { params: { webhookId } });
  expect(list.data).toHaveLength(1);
  const params = { webhookId, deliveryId: list.data[0]?.id ?? '' };
  return (await caller.call<DeliveryData>(delivery.GET, { params })).data;
}

const createPage = (caller: Caller) => caller.call(pages.POST, { method: 'POST', body: { title: 'Menu' } });

describe('a receiver', () => {
  it('gets the event once, signed so that the official library accepts it, under the request id of the change', async () => {
    const acme = await tenant();
    const shop = await receiver();
    const { id, secret } = await subscribe(acme, shop.url);
    const made = await createPage(acme);
    await runJobs(acme);
    await runJobs(acme);
    expect(shop.received).toHaveLength(1);
    const { headers, body } = shop.received[0] ?? { headers: {}, body: '' };
    const payload = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(payload).toMatchObject({ type: 'page.created', data: { title: 'Menu' } });
    expect(headers['x-request-id']).toBe(made.meta.requestId);
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
    expect(await onlyDelivery(acme, id)).toMatchObject({
      status: 'delivered',
      attempts: 1,
      responseStatus: 200,
    });
  });

  it('hears only what it asked for, and of its own tenant', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const shop = await receiver();
    await subscribe(acme, shop.url, ['page.published']);
    await createPage(acme);
    await createPage(other);
    await runJobs(acme);
    await runJobs(other);
    expect(shop.received).toHaveLength(0);
  });

  it('that fails nine times gets the tenth attempt, each under the same id', async () => {
    const acme = await tenant();
    let answers = 0;
    const shop = await receiver((_, response) => {
      answers += 1;
      response.statusCode = answers < 10 ? 500 : 200;
      response.end('later');
    });
    const { id } = await subscribe(acme, shop.url);
    await createPage(acme);
    await runJobs(acme);
    for (let attempt = 1; attempt < 10; attempt += 1) await runJobs(acme, [deliverWebhook]);
    expect(await onlyDelivery(acme, id)).toMatchObject({ status: 'delivered', attempts: 10 });
    expect(new Set(shop.received.map((one) => one.headers['webhook-id'])).size).toBe(1);
    expect(shop.received).toHaveLength(10);
  });

  it('that never succeeds is given up after ten, and can be asked to be tried again', async () => {
    const acme = await tenant();
    const shop = await receiver((_, response) => {
      response.statusCode = 503;
      response.end();
    });
    const { id } = await subscribe(acme, shop.url);
    await createPage(acme);
    await runJobs(acme);
    for (let attempt = 1; attempt < 12; attempt += 1) await runJobs(acme, [deliverWebhook]);
    const failed = await onlyDelivery(acme, id);
    expect(failed).toMatchObject({ status: 'failed', attempts: 10, nextAttemptAt: null });
    const again = await acme.call(redeliver.POST, {
      method: 'POST',
      params: { webhookId: id, deliveryId: failed.id },
    });
    expect(again).toMatchObject({ status: 202, data: { status: 'pending' } });
    await runJobs(acme, [deliverWebhook]);
    expect(shop.received).toHaveLength(11);
  });

  it('that answers 410 is never called again', async () => {
    const acme = await tenant();
    const shop = await receiver((_, response) => {
      response.statusCode = 410;
      response.end();
    });
    const { id } = await subscribe(acme, shop.url);
    await createPage(acme);
    await runJobs(acme);
    expect((await acme.call<WebhookData>(webhook.GET, { params: { webhookId: id } })).data).toMatchObject({
      status: 'disabled',
    });
    await createPage(acme);
    await runJobs(acme);
    expect(shop.received).toHaveLength(1);
  });

  it('that redirects has failed, and the target is not called', async () => {
    const acme = await tenant();
    const target = await receiver();
    const shop = await receiver((_, response) => {
      response.writeHead(302, { location: target.url });
      response.end();
    });
    const { id } = await subscribe(acme, shop.url);
    await createPage(acme);
    await runJobs(acme);
    expect(await onlyDelivery(acme, id)).toMatchObject({ status: 'pending', responseStatus: 302 });
    expect(target.received).toHaveLength(0);
  });

  it('that sends an endless answer costs 4 KiB of memory and no more', async () => {
    const acme = await tenant();
    const shop = await receiver((_, response) => {
      const pour = () => {
        while (response.write('x'.repeat(10_000)) && !response.destroyed);
      };
      response.on('drain', pour);
      pour();
    });
    const { id } = await subscribe(acme, shop.url);
    await createPage(acme);
    await runJobs(acme);
    const { tries } = await onlyDelivery(acme, id);
    expect(tries[0]?.responseBody).toHaveLength(4096);
  });

  it('that is not there leaves the delivery pending with a time for the next attempt', async () => {
    const acme = await tenant();
    const shop = await receiver();
    await shop.close();
    const { id } = await subscribe(acme, shop.url);
    await createPage(acme);
    await runJobs(acme);
    const waiting = await onlyDelivery(acme, id);
    expect(waiting).toMatchObject({ status: 'pending', attempts: 1, responseStatus: null });
    expect(waiting.nextAttemptAt).not.toBeNull();
  });
});

describe('an owner', () => {
  it('tries a receiver with a test event', async () => {
    const acme = await tenant();
    const shop = await receiver();
    const { id } = await subscribe(acme, shop.url);
    expect((await acme.call(testRoute.POST, { method: 'POST', params: { webhookId: id } })).status).toBe(202);
    await runJobs(acme, [deliverWebhook]);
    expect(JSON.parse(shop.received[0]?.body ?? '{}')).toMatchObject({
      type: 'webhook.test',
      data: { webhookId: id },
    });
  });

  it('sees the secret once, and never in lists, audit or the database', async () => {
    const acme = await tenant();
    const { id, secret } = await subscribe(acme, 'https://example.com/hook');
    expect(secret).toMatch(/^whsec_/);
    const one = await acme.call(webhook.GET, { params: { webhookId: id } });
    const rows = await seenBy(acme.tenantId, (db) =>
      Promise.all([db.webhook.findMany(), db.auditLog.findMany(), db.event.findMany()]),
    );
    for (const text of [
      one.text,
      JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it.each([
    'ftp://example.com',
    'http://user:pass@example.com',
    'not a url',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest',
  ])('is told why %s cannot be called', async (url) => {
    const acme = await tenant();
    const answer = await acme.call(webhooks.POST, { method: 'POST', body: { url, events: ['*'] } });
    expect(answer).toMatchObject({ status: 422, details: [{ field: 'url' }] });
  });
});

it('spreads ten attempts over 75 h 35 m 5 s and honours Retry-After', () => {
  const total = RETRY_WAITS_MS.reduce((sum, wait) => sum + wait, 0);
  expect(total).toBe(((75 * 60 + 35) * 60 + 5) * 1000);
  const now = new Date('2026-01-01T00:00:00Z');
  expect(nextAttempt(now, 1, null, 0.5)).toEqual(new Date('2026-01-01T00:00:05Z'));
  expect(nextAttempt(now, 1, 120, 0.5)).toEqual(new Date('2026-01-01T00:02:00Z'));
  expect(nextAttempt(now, 10, null, 0.5)).toBeNull();
});
