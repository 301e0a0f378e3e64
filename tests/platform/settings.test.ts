import * as settingRoute from '../../app/api/tenants/[tenantId]/settings/[name]/route';
import * as settingsRoute from '../../app/api/tenants/[tenantId]/settings/route';
import * as ownSettingsRoute from '../../app/api/user/settings/route';
import { anApiKey, aTenant, eventTypes, seenBy } from '../support/factories';
import { type Caller, callerWith, memberOf, tenant } from '../support/harness';

interface Setting {
  name: string;
  value: unknown;
  default: unknown;
  isDefault: boolean;
  mayChange: boolean;
  schema: { type?: string };
}

const NAME = 'security.passwordDays';

async function read(caller: Caller, name = NAME): Promise<Setting | undefined> {
  const { data } = await caller.call<Setting[]>(settingsRoute.GET);
  return data.find((setting) => setting.name === name);
}

const put = (caller: Caller, value: unknown, name = NAME) =>
  caller.call<Setting>(settingRoute.PUT, { method: 'PUT', params: { name }, body: { value } });

describe('a setting of the tenant', () => {
  it('has its default until somebody decides, and again when it is set back', async () => {
    const owner = await tenant();
    expect(await read(owner)).toMatchObject({
      value: 0,
      default: 0,
      isDefault: true,
      mayChange: true,
      schema: { type: 'integer' },
    });
    expect((await put(owner, 90)).data).toMatchObject({ value: 90, isDefault: false });
    expect(await read(owner)).toMatchObject({ value: 90, default: 0 });
    const reset = await owner.call(settingRoute.DELETE, { method: 'DELETE', params: { name: NAME } });
    expect(reset.data).toMatchObject({ value: 0, isDefault: true });
    expect((await eventTypes(owner.tenantId)).filter((type) => type === 'setting.changed')).toHaveLength(2);
  });

  it('is decided per tenant', async () => {
    const [one, other] = [await tenant(), await tenant()];
    await put(one, 30);
    expect(await read(other)).toMatchObject({ value: 0 });
  });

  it.each([[-1], [731], [1.5], ['30'], [null], [[30]]])(
    'refuses %j with the reason at the value',
    async (value) => {
      const owner = await tenant();
      const answer = await put(owner, value);
      expect(answer).toMatchObject({ status: 422, code: 'VALIDATION_ERROR' });
      expect(answer.details[0]?.field).toBe('value');
      expect(await read(owner)).toMatchObject({ isDefault: true });
    },
  );

  it('that nobody declared does not exist', async () => {
    const owner = await tenant();
    expect(await put(owner, 1, 'security.nothing')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await put(owner, 1, '__proto__')).toMatchObject({ status: 404 });
  });

  it('asks its own permission besides that to change the tenant', async () => {
    const { tenantId } = await aTenant();
    const key = await anApiKey({ tenantId, scopes: ['tenants:read', 'tenants:write'] });
    const clerk = callerWith(tenantId, '', key);
    expect(await read(clerk)).toMatchObject({ mayChange: false });
    const refused = await put(clerk, 30);
    expect(refused).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(refused.error).toContain('security:write');
  });

  it('set by twenty at once is one row with one of their values', async () => {
    const owner = await tenant();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, day) => put(owner, day + 1)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const rows = await seenBy(owner.tenantId, (db) => db.setting.findMany());
    expect(rows).toHaveLength(1);
  });
});

it('a key has no settings of its own', async () => {
  const { tenantId } = await aTenant();
  const member = await memberOf(tenantId, 'viewer');
  expect(await member.call(ownSettingsRoute.GET)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
});
