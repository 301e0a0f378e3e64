import { deliverWebhook, dispatchEvent } from '@/services/platform/webhooks/webhooks.jobs';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import * as traceRoute from '../../app/api/tenants/[tenantId]/trace/[requestId]/route';
import * as webhooks from '../../app/api/tenants/[tenantId]/webhooks/route';
import { seenBy } from '../support/factories';
import { type Caller, tenant } from '../support/harness';
import { startReceiver } from '../support/receiver';

interface Step {
  kind: string;
  id: string;
  what: string;
  state: string | null;
  causedBy: string | null;
}

const trace = (caller: Caller, requestId: string) =>
  caller.call<{ steps: Step[]; complete: boolean }>(traceRoute.GET, { params: { requestId } });

async function createPage(caller: Caller): Promise<string> {
  const { meta } = await caller.call(pages.POST, { method: 'POST', body: { title: 'Opening hours' } });
  return meta.requestId;
}

it('shows the chain from a request to the receiver of a webhook', async () => {
  const owner = await tenant();
  const there = await startReceiver();
  await owner.call(webhooks.POST, { method: 'POST', body: { url: there.url, events: ['page.created'] } });
  const requestId = await createPage(owner);
  const { tenantId } = owner;
  const events = await seenBy(tenantId, (db) => db.event.findMany({ where: { dispatchedAt: null } }));
  for (const event of events) await dispatchEvent.run({ tenantId, eventId: event.id });
  const due = await seenBy(tenantId, (db) => db.webhookDelivery.findMany());
  for (const { id } of due) await deliverWebhook.run({ tenantId, deliveryId: id });
  await there.close();
  const { data } = await trace(owner, requestId);
  const step = (kind: string) => data.steps.find((one) => one.kind === kind);
  expect(step('audit')).toMatchObject({ what: 'page.created' });
  expect(step('event')).toMatchObject({ what: 'page.created', state: 'dispatched' });
  expect(step('delivery')).toMatchObject({ state: 'delivered', causedBy: step('event')?.id });
  expect(step('attempt')).toMatchObject({ what: 'attempt 1', state: '200', causedBy: step('delivery')?.id });
  expect(data.complete).toBe(true);
});

it('knows nothing of a request of another tenant, as of one that never was', async () => {
  const [mine, theirs] = [await tenant(), await tenant()];
  const requestId = await createPage(theirs);
  expect((await trace(theirs, requestId)).status).toBe(200);
  const foreign = await trace(mine, requestId);
  const missing = await trace(mine, 'no-such-request');
  expect([foreign.status, foreign.error]).toEqual([404, missing.error]);
});
