import { newApiKey } from '@/core/auth/api-key-format';
import { flushKeyUsage } from '@/core/auth/key-usage';
import { clock } from '@/core/clock';
import * as current from '../../app/api/api-keys/current/route';
import * as leaked from '../../app/api/api-keys/leaked/route';
import * as rotate from '../../app/api/tenants/[tenantId]/api-keys/[keyId]/rotate/route';
import * as key from '../../app/api/tenants/[tenantId]/api-keys/[keyId]/route';
import * as usage from '../../app/api/tenants/[tenantId]/api-keys/[keyId]/usage/route';
import * as keys from '../../app/api/tenants/[tenantId]/api-keys/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import * as user from '../../app/api/users/[userId]/route';
import { aPerson, aTenant, eventTypes, seenBy } from '../support/factories';
import { type Caller, call, callerWith, memberOf, signedIn, tenant } from '../support/harness';
import { lettersTo } from '../support/letters';

interface KeyData {
  id: string;
  key: string;
  name: string;
  prefix: string;
  mode: string;
  scopes: string[];
  allowedAddresses: string[];
  expiresAt: string | null;
  revokedReason: string | null;
  version: number;
}

interface UsageData {
  total: { calls: number; failures: number };
  days: { day: string; calls: number }[];
  endpoints: { endpoint: string; calls: number; failures: number }[];
}

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
const later = (hours: number) => {
  clock.now = () => new Date(realNow().getTime() + hours * 3600 * 1000);
};

const make = async (by: Caller, body: Record<string, unknown> = {}) =>
  (
    await by.call<KeyData>(keys.POST, {
      method: 'POST',
      body: { name: 'Robot', scopes: ['pages:read'], ...body },
    })
  ).data;
const program = (by: Caller, text: string) => callerWith(by.tenantId, '', text);
const at = (keyId: string) => ({ params: { keyId } });
const turn = (by: Caller, keyId: string, body: Record<string, unknown> = {}) =>
  by.call<KeyData>(rotate.POST, { method: 'POST', ...at(keyId), body });
const alter = (by: Caller, keyId: string, body: Record<string, unknown>) =>
  by.call<KeyData>(key.PATCH, { method: 'PATCH', ...at(keyId), body });
const works = async (by: Caller, text: string, headers: Record<string, string> = {}) =>
  (await program(by, text).call(pages.GET, { headers })).status;

describe('changing a key', () => {
  it('counts from its next request on, and is told', async () => {
    const acme = await tenant();
    const made = await make(acme);
    const changed = await alter(acme, made.id, { name: 'Shop', scopes: ['tenants:read'], rateLimit: 5 });
    expect(changed).toMatchObject({ status: 200, data: { name: 'Shop', scopes: ['tenants:read'] } });
    expect(await works(acme, made.key)).toBe(403);
    expect((await acme.call<KeyData>(key.GET, at(made.id))).data.name).toBe('Shop');
    expect(await eventTypes(acme.tenantId)).toContain('api_key.updated');
  });

  it('gives it nothing that the changer lacks, and no past', async () => {
    const acme = await tenant();
    const made = await make(acme);
    const engineer = await memberOf(acme.tenantId, 'engineer');
    expect((await alter(engineer, made.id, { scopes: ['pages:write'] })).status).toBe(403);
    expect(await alter(acme, made.id, { expiresAt: '2020-01-01T00:00:00Z' })).toMatchObject({
      status: 422,
      details: [{ field: 'expiresAt' }],
    });
    expect(await alter(acme, made.id, { mode: 'test' })).toMatchObject({ status: 422 });
  });

  it('is refused when revoked, stale or another tenant’s', async () => {
    const [acme, other] = [await tenant(), await tenant()];
    const made = await make(acme);
    expect((await alter(other, made.id, { name: 'Mine' })).status).toBe(404);
    expect((await other.call(usage.GET, at(made.id))).status).toBe(404);
    await alter(acme, made.id, { name: 'Second' });
    const stale = { method: 'PATCH', ...at(made.id), body: { name: 'X' }, headers: { 'if-match': '"1"' } };
    expect((await acme.call(key.PATCH, stale)).status).toBe(412);
    await acme.call(key.DELETE, { method: 'DELETE', ...at(made.id) });
    expect((await alter(acme, made.id, { name: 'X' })).code).toBe('CONFLICT');
  });
});

describe('rotating a key', () => {
  it('leaves the old one working for the overlap and the new one for as long as before', async () => {
    const acme = await tenant();
    const old = await make(acme, { rateLimit: 77 });
    const next = await turn(acme, old.id, { overlapHours: 2 });
    expect(next).toMatchObject({ status: 201, data: { scopes: ['pages:read'], rateLimit: 77 } });
    expect(next.headers.get('location')).toBe(`/api/api-keys/${next.data.id}`);
    expect([await works(acme, old.key), await works(acme, next.data.key)]).toEqual([200, 200]);
    later(2.01);
    expect([await works(acme, old.key), await works(acme, next.data.key)]).toEqual([401, 200]);
  });

  it('twenty times at once makes one successor', async () => {
    const acme = await tenant();
    const old = await make(acme);
    const all = await Promise.all(Array.from({ length: 20 }, () => turn(acme, old.id, { overlapHours: 1 })));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(all.filter(({ code }) => code === 'CONFLICT')).toHaveLength(19);
    expect(await seenBy(acme.tenantId, (db) => db.apiKey.count({ where: { rotatedFromId: old.id } }))).toBe(
      1,
    );
    expect(await works(acme, old.key)).toBe(200);
  });

  it('without an overlap ends the old one at once', async () => {
    const acme = await tenant();
    const old = await make(acme);
    await turn(acme, old.id, { overlapHours: 0 });
    expect(await works(acme, old.key)).toBe(401);
  });

  it('never lengthens the old one’s life, nor revives a dead one', async () => {
    const acme = await tenant();
    const soon = await make(acme, { expiresAt: new Date(Date.now() + 3600_000).toISOString() });
    const next = await turn(acme, soon.id, { overlapHours: 168 });
    const kept = await acme.call<KeyData>(key.GET, at(soon.id));
    expect(kept.data.expiresAt).toBe(soon.expiresAt);
    expect(next.data.expiresAt).not.toBeNull();
    const gone = await make(acme);
    await acme.call(key.DELETE, { method: 'DELETE', ...at(gone.id) });
    expect((await turn(acme, gone.id)).code).toBe('CONFLICT');
    expect((await turn(acme, next.data.id, { overlapHours: 169 })).status).toBe(422);
  });

  it('hands nobody a key that can do more than they', async () => {
    const acme = await tenant();
    const strong = await make(acme, { scopes: ['write'] });
    const engineer = await memberOf(acme.tenantId, 'engineer');
    expect((await turn(engineer, strong.id)).status).toBe(403);
    expect(await works(acme, strong.key)).toBe(200);
  });
});

describe('an allow-list', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it.each([
    ['192.0.2.7', '192.0.2.7', '192.0.2.8'],
    ['192.0.2.0/24', '192.0.2.255', '192.0.3.0'],
    ['192.0.2.0/24', '::ffff:192.0.2.9', '::ffff:198.51.100.9'],
    ['::ffff:192.0.2.0/120', '192.0.2.9', '192.0.3.9'],
    ['2001:db8::/32', '2001:db8:1::9', '2001:db9::1'],
    ['2001:db8::7', '2001:0db8:0:0::7', '192.0.2.7'],
  ])('of %s lets %s in and keeps %s out', async (range, inside, outside) => {
    const acme = await tenant();
    const made = await make(acme, { allowedAddresses: [range] });
    expect(await works(acme, made.key, from(inside))).toBe(200);
    const refused = await program(acme, made.key).call(pages.GET, { headers: from(outside) });
    expect(refused).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(refused.error).toContain('network address');
    expect(await works(acme, made.key)).toBe(403);
  });

  it('takes addresses only, and is emptied again', async () => {
    const acme = await tenant();
    for (const wrong of ['localhost', '10.1', '192.0.2.0/33', '300.1.1.1', ''])
      expect(
        (
          await acme.call(keys.POST, {
            method: 'POST',
            body: { name: 'X', scopes: ['read'], allowedAddresses: [wrong] },
          })
        ).status,
      ).toBe(422);
    const made = await make(acme, { allowedAddresses: ['::ffff:192.0.2.1'] });
    expect(made.allowedAddresses).toEqual(['192.0.2.1']);
    await alter(acme, made.id, { allowedAddresses: [] });
    expect(await works(acme, made.key)).toBe(200);
  });
});

describe('a key in test mode', () => {
  it('may look at itself, and is refused by the name of each module that has no test data', async () => {
    const acme = await tenant();
    const made = await make(acme, { mode: 'test', scopes: ['write'] });
    expect(made.key).toMatch(/^qt_test_/);
    const test = program(acme, made.key);
    expect(await test.call<KeyData>(current.GET)).toMatchObject({ status: 200, data: { id: made.id } });
    const sites = await test.call(pages.GET);
    expect(sites).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(sites.error).toContain('sites');
    const platform = await test.call(keys.GET);
    expect(platform.error).toContain('platform');
    expect(await seenBy(acme.tenantId, (db) => db.page.count())).toBe(0);
  });

  it('cannot be made out of a live one by its text', async () => {
    const acme = await tenant();
    const made = await make(acme);
    expect(await works(acme, made.key.replace('qt_live_', 'qt_test_'))).toBe(401);
  });
});

describe('a key that was found in public', () => {
  const report = (text: string) => call(leaked.POST, { method: 'POST', body: { key: text } });

  it('is revoked at once, and the owners are told', async () => {
    const { tenantId } = await aTenant();
    const { userId, email } = await aPerson({ tenantId, role: 'owner' });
    const editor = await aPerson({ tenantId, role: 'editor' });
    const owner = await signedIn({ tenantId, userId });
    const made = await make(owner);
    expect(await report(made.key)).toMatchObject({ status: 200, data: { received: true } });
    expect(await works(owner, made.key)).toBe(401);
    expect((await owner.call<KeyData>(key.GET, at(made.id))).data.revokedReason).toBe('leaked');
    const [letter] = await lettersTo(email);
    expect(letter?.text).toContain(made.prefix);
    expect(letter?.text).not.toContain(made.key);
    expect(await lettersTo(editor.email)).toEqual([]);
    expect(await eventTypes(tenantId)).toContain('api_key.revoked');
    await report(made.key);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  it('is answered like one that never was, and cannot be revoked by its name alone', async () => {
    const acme = await tenant();
    const made = await make(acme);
    const guess = newApiKey('live').text;
    const answers = await Promise.all([guess, made.prefix, 'nonsense', `${made.key}x`].map(report));
    const known = await report((await make(acme)).key);
    for (const answer of answers)
      expect([answer.status, answer.data, answer.message]).toEqual([200, known.data, known.message]);
    expect(await works(acme, made.key)).toBe(200);
  });
});

describe('the use of a key', () => {
  it('is counted by day and endpoint, with what failed', async () => {
    const acme = await tenant();
    const made = await make(acme);
    const robot = program(acme, made.key);
    const path = `/api/tenants/${acme.tenantId}/pages`;
    for (let times = 0; times < 3; times += 1) await robot.call(pages.GET, { path });
    await robot.call(pages.POST, { path, method: 'POST', body: { title: 'No' } });
    await Promise.all([
      flushKeyUsage(),
      robot.call(pages.GET, { path: `${path.replace('/api/', '/api/v1/')}` }),
    ]);
    await flushKeyUsage();
    const answer = await acme.call<UsageData>(usage.GET, at(made.id));
    expect(answer.data.total).toEqual({ calls: 5, failures: 1 });
    expect(answer.data.endpoints).toEqual([
      { endpoint: 'GET /api/tenants/{tenantId}/pages', calls: 4, failures: 0 },
      { endpoint: 'POST /api/tenants/{tenantId}/pages', calls: 1, failures: 1 },
    ]);
    expect(answer.data.days).toHaveLength(30);
    expect(answer.data.days.at(-1)).toMatchObject({ calls: 5 });
  });

  it('is added up over processes and days', async () => {
    const acme = await tenant();
    const made = await make(acme);
    await works(acme, made.key);
    await flushKeyUsage();
    await works(acme, made.key);
    await flushKeyUsage();
    later(24);
    await works(acme, made.key);
    await flushKeyUsage();
    const { data } = await acme.call<UsageData>(usage.GET, at(made.id));
    expect(data.total.calls).toBe(3);
    expect(data.days.slice(-2).map(({ calls }) => calls)).toEqual([2, 1]);
  });

  it('is asked for a period that makes sense', async () => {
    const acme = await tenant();
    const made = await make(acme);
    const asked = async (query: Record<string, string>) =>
      (await acme.call(usage.GET, { ...at(made.id), query })).status;
    expect(await asked({ from: '2026-01-01', to: '2026-01-31' })).toBe(200);
    expect(await asked({ from: '2026-02-01', to: '2026-01-31' })).toBe(422);
    expect(await asked({ from: '2020-01-01' })).toBe(422);
    expect(await asked({ from: 'yesterday' })).toBe(422);
  });
});

it('outlives whoever made it', async () => {
  const { tenantId } = await aTenant();
  await aPerson({ tenantId, role: 'owner' });
  const maker = await signedIn({ tenantId, role: 'owner' });
  const made = await make(maker);
  const gone = await maker.call(user.DELETE, { method: 'DELETE', params: { userId: maker.userId } });
  expect(gone.status).toBe(200);
  expect((await maker.call(pages.GET)).status).toBe(401);
  expect(await works(maker, made.key)).toBe(200);
  expect((await call(current.GET, { headers: { 'x-api-key': made.key } })).data).toMatchObject({
    createdById: maker.userId,
  });
});
