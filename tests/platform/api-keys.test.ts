import { newApiKey, parseApiKey } from '@/core/auth/api-key-format';
import * as key from '../../app/api/tenants/[tenantId]/api-keys/[keyId]/route';
import * as keys from '../../app/api/tenants/[tenantId]/api-keys/route';
import * as pages from '../../app/api/tenants/[tenantId]/pages/route';
import { anApiKey, aTenant, seenBy } from '../support/factories';
import { call, callerWith, memberOf, signedIn, tenant } from '../support/harness';

interface KeyData {
  id: string;
  key: string;
  prefix: string;
  scopes: string[];
}

describe('a key', () => {
  it('works in its tenant with its scopes, by either header, and says who acted', async () => {
    const acme = await tenant();
    const made = await acme.call<KeyData>(keys.POST, {
      method: 'POST',
      body: { name: 'CI', scopes: ['pages:read', 'pages:write'] },
    });
    expect(made.status).toBe(201);
    const program = callerWith(acme.tenantId, '', made.data.key);
    expect((await program.call(pages.POST, { method: 'POST', body: { title: 'By program' } })).status).toBe(
      201,
    );
    const other = await call(pages.GET, {
      params: { tenantId: acme.tenantId },
      headers: { 'x-api-key': made.data.key },
    });
    expect(other.status).toBe(200);
    const audit = await seenBy(acme.tenantId, (db) =>
      db.auditLog.findFirst({ where: { action: 'page.created' } }),
    );
    expect(audit).toMatchObject({ actorType: 'api_key', actorId: made.data.id });
    expect(await program.call(keys.GET)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('is refused from the next request on after it is revoked', async () => {
    const acme = await tenant();
    const made = await acme.call<KeyData>(keys.POST, {
      method: 'POST',
      body: { name: 'CI', scopes: ['read'] },
    });
    const program = callerWith(acme.tenantId, '', made.data.key);
    expect((await program.call(pages.GET)).status).toBe(200);
    await acme.call(key.DELETE, { method: 'DELETE', params: { keyId: made.data.id } });
    expect(await program.call(pages.GET)).toMatchObject({ status: 401, code: 'INVALID_TOKEN' });
    expect((await acme.call(key.DELETE, { method: 'DELETE', params: { keyId: made.data.id } })).status).toBe(
      200,
    );
  });

  it('is refused after its expiry, with one letter changed, and against another tenant', async () => {
    const { tenantId } = await aTenant();
    const other = await aTenant();
    const expired = await anApiKey({ tenantId, expiresAt: new Date(Date.now() - 1000) });
    expect(await callerWith(tenantId, '', expired).call(pages.GET)).toMatchObject({
      status: 401,
      code: 'INVALID_TOKEN',
    });
    const good = await anApiKey({ tenantId });
    const changed = good.slice(0, 30) + (good[30] === 'A' ? 'B' : 'A') + good.slice(31);
    expect(await callerWith(tenantId, '', changed).call(pages.GET)).toMatchObject({
      status: 401,
      code: 'INVALID_TOKEN',
    });
    expect(await callerWith(other.tenantId, '', good).call(pages.GET)).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    });
  });

  it('has a limit of its own: exactly that many of many at once pass', async () => {
    const { tenantId } = await aTenant();
    const program = callerWith(tenantId, '', await anApiKey({ tenantId, rateLimit: 10 }));
    const all = await Promise.all(Array.from({ length: 100 }, () => program.call(pages.GET)));
    expect(all.filter((answer) => answer.status === 200)).toHaveLength(10);
    const refused = all.find((answer) => answer.status === 429);
    expect(refused).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED' });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(all.find((answer) => answer.status === 200)?.headers.get('x-ratelimit-limit')).toBe('10');
  });

  it('is nowhere to be found afterwards: list, database, audit, events', async () => {
    const acme = await tenant();
    const made = await acme.call<KeyData>(keys.POST, {
      method: 'POST',
      body: { name: 'CI', scopes: ['read'] },
    });
    const secret = parseApiKey(made.data.key)?.secret ?? '';
    const list = await acme.call(keys.GET);
    const rows = await seenBy(acme.tenantId, (db) =>
      Promise.all([db.apiKey.findMany(), db.auditLog.findMany(), db.event.findMany()]),
    );
    const all =
      list.text + JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(all).toContain(made.data.prefix);
    expect(all).not.toContain(secret);
  });
});

describe('giving rights away', () => {
  it('ends at what one has: an engineer cannot make a key that writes pages', async () => {
    const { tenantId } = await aTenant();
    const engineer = await memberOf(tenantId, 'engineer');
    const answer = await engineer.call(keys.POST, {
      method: 'POST',
      body: { name: 'More', scopes: ['pages:write'] },
    });
    expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const own = await engineer.call<KeyData>(keys.POST, {
      method: 'POST',
      body: { name: 'Own', scopes: ['write'] },
    });
    expect(own.data.scopes).not.toContain('pages:write');
  });

  it('is not for somebody who reaches a part of the tenant, because a key reaches all of it', async () => {
    const { tenantId } = await aTenant();
    const clerk = await signedIn({ tenantId, role: 'admin', zones: ['erbil'] });
    const body = { name: 'Wider', scopes: ['pages:read'] };
    expect((await clerk.call(keys.POST, { method: 'POST', body })).status).toBe(403);
    const colleague = await signedIn({ tenantId, role: 'admin' });
    const made = await colleague.call<KeyData>(keys.POST, { method: 'POST', body });
    const change = { method: 'PATCH', params: { keyId: made.data.id }, body: { scopes: ['read'] } };
    expect((await clerk.call(key.PATCH, change)).status).toBe(403);
  });

  it('names a scope that does not exist', async () => {
    const acme = await tenant();
    const answer = await acme.call(keys.POST, { method: 'POST', body: { name: 'X', scopes: ['pages:fly'] } });
    expect(answer).toMatchObject({ status: 422, details: [{ field: 'scopes' }] });
  });
});

it('tells a typo from a key offline, by the checksum', () => {
  const { text } = newApiKey('live');
  expect(parseApiKey(text)).not.toBeNull();
  for (let at = 8; at < text.length; at += 1) {
    const typo = text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1);
    expect(parseApiKey(typo)).toBeNull();
  }
});
