import * as listRoute from '../../app/api/tenants/[tenantId]/notifications/route';
import * as toAdmins from '../../app/api/tenants/[tenantId]/notifications/send-to-admins/route';
import * as toUser from '../../app/api/tenants/[tenantId]/notifications/send-to-user/route';
import * as toZone from '../../app/api/tenants/[tenantId]/notifications/send-to-zone/route';
import * as testRoute from '../../app/api/tenants/[tenantId]/notifications/test/route';
import { aTenant } from '../support/factories';
import { type Caller, memberOf, signedIn } from '../support/harness';

const message = { title: 'The oven is cold', body: 'Nobody bakes today.' };
const send = (
  caller: Caller,
  route: typeof toUser.POST | typeof toAdmins.POST | typeof toZone.POST,
  body = {},
) => caller.call<{ recipients: number }>(route, { method: 'POST', body: { ...message, ...body } });
const titlesOf = async (caller: Caller) =>
  (await caller.call<{ title: string; type: string }[]>(listRoute.GET)).data.map(({ title }) => title);

async function bakery() {
  const { tenantId } = await aTenant();
  const owner = await signedIn({ tenantId });
  const north = await signedIn({ tenantId, role: 'location_admin', zones: ['north'] });
  const south = await signedIn({ tenantId, role: 'viewer', zones: ['south'] });
  return { tenantId, owner, north, south };
}

it('one member is told, and nobody else', async () => {
  const { owner, north, south } = await bakery();
  expect(await send(owner, toUser.POST, { userId: south.userId })).toMatchObject({
    status: 200,
    data: { recipients: 1 },
  });
  expect(await titlesOf(south)).toEqual([message.title]);
  expect(await titlesOf(north)).toEqual([]);
});

it('administrators are told, those of a part too', async () => {
  const { owner, north, south } = await bakery();
  expect(await send(owner, toAdmins.POST)).toMatchObject({ data: { recipients: 2 } });
  expect([await titlesOf(owner), await titlesOf(north), await titlesOf(south)]).toEqual([
    [message.title],
    [message.title],
    [],
  ]);
});

it('a zone is told, by a program too, and not from another zone', async () => {
  const { tenantId, north, south } = await bakery();
  const program = await memberOf(tenantId, 'admin');
  expect(await send(program, toZone.POST, { zone: 'south' })).toMatchObject({ data: { recipients: 1 } });
  expect(await titlesOf(south)).toEqual([message.title]);
  expect(await titlesOf(north)).toEqual([]);
  const northern = await signedIn({ tenantId, role: 'admin', zones: ['north'] });
  expect(await send(northern, toZone.POST, { zone: 'south' })).toMatchObject({ status: 403 });
});

it('somebody of another tenant is answered like somebody who is not there', async () => {
  const { owner } = await bakery();
  const stranger = (await bakery()).owner;
  const foreign = await send(owner, toUser.POST, { userId: stranger.userId });
  const nobody = await send(owner, toUser.POST, { userId: '00000000-0000-4000-8000-000000000000' });
  expect(foreign).toMatchObject({ status: 404, error: nobody.error });
  expect(await titlesOf(stranger)).toEqual([]);
});

it('a test arrives; a link that leaves the console does not', async () => {
  const { owner, south } = await bakery();
  expect(await owner.call(testRoute.POST, { method: 'POST' })).toMatchObject({ data: { recipients: 1 } });
  expect(await titlesOf(owner)).toEqual(['A test']);
  for (const link of ['https://evil.example', '//evil.example', '/\\evil.example'])
    expect(await send(owner, toUser.POST, { userId: south.userId, link })).toMatchObject({ status: 422 });
});
