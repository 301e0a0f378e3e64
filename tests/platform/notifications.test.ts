import { platformNotifications } from '@/services/platform/notifications';
import { notifyOfEvent } from '@/services/platform/notifications/notifications.jobs';
import { unsubscribeToken } from '@/services/platform/notifications/unsubscribe';
import * as loginRoute from '../../app/api/auth/login/route';
import * as unsubscribeRoute from '../../app/api/notifications/unsubscribe/route';
import * as keysRoute from '../../app/api/tenants/[tenantId]/api-keys/route';
import * as oneRoute from '../../app/api/tenants/[tenantId]/notifications/[notificationId]/route';
import * as preferencesRoute from '../../app/api/tenants/[tenantId]/notifications/preferences/route';
import * as readAllRoute from '../../app/api/tenants/[tenantId]/notifications/read-all/route';
import * as listRoute from '../../app/api/tenants/[tenantId]/notifications/route';
import * as countRoute from '../../app/api/tenants/[tenantId]/notifications/unread-count/route';
import * as publishRoute from '../../app/api/tenants/[tenantId]/pages/[pageId]/publish/route';
import * as sectionsRoute from '../../app/api/tenants/[tenantId]/pages/[pageId]/sections/route';
import { aPage, aPerson, aTenant, inTenant, PASSWORD, seenBy } from '../support/factories';
import { type Caller, call, signedIn } from '../support/harness';
import { lettersTo } from '../support/letters';
import { queuedJobs, sendAll, tellAll } from '../support/told';

interface Told {
  id: string;
  type: string;
  title: string;
  body: string;
  link: string | null;
  readAt: string | null;
  messages: { channel: string; status: string; reason: string | null }[];
}

/** A tenant with two owners; what one does, the other is told. */
async function twoOwners() {
  const { tenantId, slug } = await aTenant();
  const ada = await signedIn({ tenantId });
  const { userId, email } = await aPerson({ tenantId, name: 'Grace' });
  return { tenantId, slug, ada, grace: await signedIn({ tenantId, userId }), email };
}

const makeKey = (caller: Caller) =>
  caller.call(keysRoute.POST, { method: 'POST', body: { name: 'Till', scopes: ['pages:read'] } });
const toldTo = async (caller: Caller) => (await caller.call<Told[]>(listRoute.GET)).data;
const unread = async (caller: Caller) => (await caller.call<{ unread: number }>(countRoute.GET)).data.unread;
const choose = (caller: Caller, type: string, channel: string, enabled: boolean) =>
  caller.call(preferencesRoute.PUT, {
    method: 'PUT',
    body: { preferences: [{ type, channel, enabled }] },
  });

async function theOne(caller: Caller): Promise<Told> {
  const [told, ...more] = await toldTo(caller);
  expect(more).toEqual([]);
  return (await caller.call<Told>(oneRoute.GET, { params: { notificationId: told?.id ?? '' } })).data;
}

describe('somebody whom an event concerns', () => {
  it('is told of it in the console and by letter; whoever did it is not', async () => {
    const { tenantId, slug, ada, grace, email } = await twoOwners();
    await makeKey(ada);
    await tellAll(tenantId);
    await sendAll(tenantId);
    expect(await theOne(grace)).toMatchObject({
      type: 'api_key.created',
      body: expect.stringContaining('Till'),
      link: `/t/${slug}/api-keys`,
      readAt: null,
      messages: [{ channel: 'email', status: 'sent' }],
    });
    expect(await toldTo(ada)).toEqual([]);
    const [letter, ...more] = await lettersTo(email);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ subject: 'An API key was created' });
    expect(letter?.text).toContain(`/t/${slug}/api-keys`);
  });

  it('is told once and gets one letter, however many workers take the same event', async () => {
    const { tenantId, ada, grace, email } = await twoOwners();
    await makeKey(ada);
    await tellAll(tenantId);
    const [again = {}] = await queuedJobs(tenantId, notifyOfEvent.name);
    await Promise.all(Array.from({ length: 20 }, () => notifyOfEvent.run(again)));
    await sendAll(tenantId, 5);
    await sendAll(tenantId, 2);
    await theOne(grace);
    expect(await lettersTo(email)).toHaveLength(1);
    const events = await seenBy(tenantId, (db) =>
      db.event.findMany({ where: { type: 'notification.created' } }),
    );
    expect(events.map(({ payload }) => payload)).toEqual([{ id: expect.any(String), userId: grace.userId }]);
  });

  it('reads it in their own language', async () => {
    const { tenantId, ada, grace, email } = await twoOwners();
    await inTenant(
      tenantId,
      (db) => db.user.update({ where: { id: grace.userId }, data: { locale: 'ar' } }),
      grace.userId,
    );
    await makeKey(ada);
    await tellAll(tenantId);
    await sendAll(tenantId);
    expect(await theOne(grace)).toMatchObject({ title: 'أُنشئ مفتاح واجهة برمجية' });
    const [letter] = await lettersTo(email);
    expect(letter?.html).toContain('dir="rtl"');
    expect(letter?.html).not.toContain('Hello');
  });

  it('has left the tenant meanwhile: nobody is told', async () => {
    const { tenantId, ada, grace } = await twoOwners();
    await inTenant(tenantId, (db) =>
      db.membership.updateMany({ where: { userId: grace.userId }, data: { status: 'suspended' } }),
    );
    await makeKey(ada);
    await tellAll(tenantId);
    const rows = await seenBy(tenantId, (db) => db.notification.findMany());
    expect(rows).toEqual([]);
  });

  it('signs in with a device of their own for the first time and with another one later: the second is told', async () => {
    const { tenantId } = await aTenant();
    const { userId, email } = await aPerson({ tenantId });
    const signIn = (userAgent: string) =>
      call(loginRoute.POST, {
        method: 'POST',
        body: { email, password: PASSWORD },
        headers: { 'user-agent': userAgent },
      });
    await signIn('Browser/1');
    await signIn('Browser/1');
    await tellAll(tenantId);
    expect(await seenBy(tenantId, (db) => db.notification.count())).toBe(0);
    await signIn('Phone/7');
    await tellAll(tenantId);
    const told = await seenBy(tenantId, (db) => db.notification.findMany());
    expect(told).toEqual([expect.objectContaining({ userId, type: 'session.started' })]);
  });
});

describe('what somebody was told', () => {
  it('is counted until it is read, one by one or all at once, and can be deleted', async () => {
    const { tenantId, ada, grace } = await twoOwners();
    for (let i = 0; i < 3; i += 1) await makeKey(ada);
    await tellAll(tenantId);
    expect(await unread(grace)).toBe(3);
    const [first, second] = await toldTo(grace);
    const mark = (id: string | undefined, read: boolean) =>
      grace.call<Told>(oneRoute.PATCH, {
        method: 'PATCH',
        params: { notificationId: id ?? '' },
        body: { read },
      });
    const { data } = await mark(first?.id, true);
    expect(await mark(first?.id, true)).toMatchObject({ status: 200, data: { readAt: data.readAt } });
    expect(await unread(grace)).toBe(2);
    expect(await mark(first?.id, false)).toMatchObject({ data: { readAt: null } });
    const params = { notificationId: second?.id ?? '' };
    expect(await grace.call(oneRoute.DELETE, { method: 'DELETE', params })).toMatchObject({
      data: { id: second?.id },
    });
    expect(await grace.call(readAllRoute.POST, { method: 'POST' })).toMatchObject({ data: { marked: 2 } });
    expect(await unread(grace)).toBe(0);
    expect((await grace.call<Told[]>(listRoute.GET, { query: { unread: 'true' } })).data).toEqual([]);
    expect(await toldTo(grace)).toHaveLength(2);
  });

  it('is theirs alone: a colleague finds nothing, whatever they ask', async () => {
    const { tenantId, ada, grace } = await twoOwners();
    await makeKey(ada);
    await tellAll(tenantId);
    const { id } = await theOne(grace);
    const params = { notificationId: id };
    for (const answer of [
      await ada.call(oneRoute.GET, { params }),
      await ada.call(oneRoute.PATCH, { method: 'PATCH', params, body: { read: true } }),
      await ada.call(oneRoute.DELETE, { method: 'DELETE', params }),
    ])
      expect(answer).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await ada.call(readAllRoute.POST, { method: 'POST' });
    expect(await theOne(grace)).toMatchObject({ readAt: null });
  });
});

describe('by which ways', () => {
  it('somebody who wants no letters of a kind gets none, and those of other kinds', async () => {
    const { tenantId, ada, grace, email } = await twoOwners();
    await choose(grace, 'api_key.created', 'email', false);
    await makeKey(ada);
    await tellAll(tenantId);
    await sendAll(tenantId);
    expect(await theOne(grace)).toMatchObject({ messages: [] });
    expect(await lettersTo(email)).toEqual([]);
  });

  it('somebody asks to be told of what nobody is told of by itself', async () => {
    const { tenantId, ada, grace } = await twoOwners();
    const { id: pageId } = await aPage(tenantId);
    const section = { type: 'hero', content: { heading: 'We bake' } };
    await ada.call(sectionsRoute.POST, { method: 'POST', params: { pageId }, body: section });
    await choose(grace, 'page.published', 'in_app', true);
    expect(
      await ada.call(publishRoute.POST, {
        method: 'POST',
        params: { pageId },
        body: { reason: 'It is done.' },
      }),
    ).toMatchObject({
      status: 200,
    });
    await tellAll(tenantId);
    expect(await theOne(grace)).toMatchObject({ type: 'page.published', title: '“About us” was published' });
    expect(await toldTo(ada)).toEqual([]);
  });

  it('a text goes to a proven number only', async () => {
    const { tenantId, ada, grace } = await twoOwners();
    await choose(grace, 'api_key.created', 'sms', true);
    await makeKey(ada);
    await tellAll(tenantId);
    await sendAll(tenantId);
    expect((await theOne(grace)).messages).toEqual([
      expect.objectContaining({ channel: 'email', status: 'sent' }),
      expect.objectContaining({ channel: 'sms', status: 'dropped', reason: 'No proven phone number.' }),
    ]);
  });

  it('a kind of nothing cannot be chosen', async () => {
    const { grace } = await twoOwners();
    expect(await choose(grace, 'moon.rose', 'email', true)).toMatchObject({
      status: 422,
      details: [{ field: 'preferences.0.type' }],
    });
  });

  it('one press in a mail program ends letters of the kind, without signing in, also those under way', async () => {
    const { tenantId, ada, grace, email } = await twoOwners();
    await makeKey(ada);
    await tellAll(tenantId);
    await sendAll(tenantId);
    await makeKey(ada);
    await tellAll(tenantId);
    const [letter] = await lettersTo(email);
    const token = new URL((letter as { unsubscribeUrl?: string }).unsubscribeUrl ?? '').searchParams.get(
      'token',
    );
    expect(letter?.text).toContain(`/unsubscribe#${token}`);
    const answer = await call(unsubscribeRoute.POST, {
      method: 'POST',
      query: { token: token ?? '' },
      raw: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer).toMatchObject({ status: 200, data: { type: 'api_key.created' } });
    await sendAll(tenantId);
    expect(await lettersTo(email)).toHaveLength(1);
    const newest = (await toldTo(grace))[0];
    const detail = await grace.call<Told>(oneRoute.GET, { params: { notificationId: newest?.id ?? '' } });
    expect(detail.data.messages).toEqual([
      expect.objectContaining({ status: 'dropped', reason: 'Unsubscribed meanwhile.' }),
    ]);
  });

  it('nobody ends letters of somebody else by a token that is not ours', async () => {
    const { ada, grace } = await twoOwners();
    const [, seal] = unsubscribeToken(ada.userId, 'api_key.created').split('.');
    const [content] = unsubscribeToken(grace.userId, 'api_key.created').split('.');
    for (const token of [`${content}.${seal}`, `${content}.`, '', 'x.y'])
      expect(await call(unsubscribeRoute.POST, { method: 'POST', query: { token } })).toMatchObject({
        status: 401,
        code: 'INVALID_TOKEN',
      });
  });
});

test('every kind says in both languages what it is', () => {
  for (const { names } of platformNotifications) {
    expect(names.en).toMatch(/^[\x20-\x7e’]+$/);
    expect(names.ar).toMatch(/[\u0600-\u06ff]/);
  }
});
